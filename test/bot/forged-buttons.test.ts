import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type SandboxPerson, sandboxPeople } from '../../src/app/sandbox-bot.ts'
import { startTestApp, textOf } from '../support/app.ts'

const app = await startTestApp()
const header = '订单号,会员,付款时间,实付金额,省份,使用状态,商品编码,商品名称'
const rows = Array.from(
  { length: 60 },
  (_, at) => `A${at},客${at % 17},2024-0${1 + (at % 5)}-1${at % 9} 10:00:00,${at},上海,1,S${at % 4},茶杯`,
)

beforeAll(async () => {
  await app.send('小店.csv', `${header}\n${rows.join('\n')}\n`, 'manager')
  await app.press('就这样导入', 'manager')
  const { addMember } = await import('../../src/members/index.ts')
  const { id } = sandboxPeople.viewer
  await addMember(app.database, app.telegram!.me.id, { userId: id, name: '小看', role: 'viewer' })
})

/** Presses a button that the bot has never sent, under a message of its own. */
async function forge(data: string, as: SandboxPerson) {
  const { id } = sandboxPeople[as]
  const [asked] = await app.ask('/language', as)
  const answer = await app.sandbox!.press(id, asked!.message_id, data)
  await app.idle()
  const said = app.sandbox!.messages(id).filter(({ message_id }) => message_id >= asked!.message_id)
  return { answer, text: said.map(textOf).join('\n') }
}

const nonsense = ['', 'abc', '-1', '1.5', '99999999999999999999', "1'; drop table orders", '__proto__', 'yes:x:y']
const ofViewers = [
  'ov',
  'tr',
  'pl',
  'cp',
  'hb',
  'lv',
  'pr',
  'st',
  'seg',
  'co',
  'lt',
  'pt',
  'src',
  'csv:tr',
  'segcsv',
  'ltcsv',
  'jobs',
  'again',
]
const ofManagers = [
  'import',
  'import:rejects',
  'import:confirm',
  'rfm',
  'set',
  'cat',
  'cat:one',
  'q',
  'q:release',
  'quarantine',
  'sub',
]
const ofOwners = ['forget', 'forget:ask', 'forget:yes', 'audit', 'invite', 'remove']

test.each([...ofViewers, ...ofManagers, ...ofOwners])(
  '%s with nonsense is answered, and never with a fault',
  async (action) => {
    for (const argument of nonsense) {
      const { answer, text } = await forge(`${action}:${argument}`, 'owner')
      expect(answer, argument).not.toBeNull()
      expect(text, argument).not.toContain('这一步出了点问题')
    }
  },
)

test.each([
  ...[
    'import:rejects:1',
    'import:confirm:1',
    'rfm',
    'set:levels',
    'cat:one:bags',
    'q:release:1',
    'quarantine',
    'sub:on',
  ],
  ...['forget:ask:1', 'forget:yes:1', 'audit', 'invite:manager', 'remove:1'],
])('%s is refused to somebody who may only look, and does nothing', async (data) => {
  const before = await traces()
  const { answer, text } = await forge(data, 'viewer')
  expect(answer?.text).toMatch(/经理|店主|manager|owner/)
  expect(text).not.toContain('客1')
  expect(await traces()).toEqual(before)
})

/** What an action would have left. */
async function traces() {
  const [row] = await app.database.db.execute(sql`
    select (select count(*)::int from job_runs) as jobs, (select count(*)::int from members) as members,
      (select count(*)::int from invites) as invites, (select count(*)::int from subscriptions) as subscriptions,
      (select count(*)::int from audit_log) as audit, (select count(*)::int from erased_customers) as erased,
      (select count(*)::int from rfm_snapshots) as snapshots, (select count(*)::int from settings) as settings`)
  return row
}

test.each([
  ['/rfm 2024-02-30', '既不是日期'],
  ['/rfm 0000-00-00', '既不是日期'],
  ['/subscribe constructor', 'constructor'],
])('%s is no day, and the answer says so', async (said, expected) => {
  const text = (await app.ask(said)).map(textOf).join('\n')
  expect(text).toContain(expected)
  expect(text).not.toMatch(/这一步出了点问题|没有完成/)
})
