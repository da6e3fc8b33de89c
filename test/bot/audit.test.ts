import { expect, test } from 'vitest'
import { decideQuarantine } from '../../src/ingest/index.ts'
import { audit } from '../../src/members/index.ts'
import { auditReport } from '../../src/reports/audit.ts'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import { makeVoice, textOf as textOfReport } from '../support/voice.ts'

const app = await startTestApp()

test('before anything was changed it says so, and only to the owner', async () => {
  expect(textOf((await app.ask('/audit'))[0])).toBe('还没有操作记录。')
  expect(textOf((await app.ask('操作记录', 'manager'))[0])).toContain('店主')
})

test('every kind of change reads in words, with names, and what is not known reads too', async () => {
  const shop = await makeSource(app.database, { name: '小店' })
  const ids = await makeOrders(app.database, shop, [
    { customer: '小kk铺', paidAt: '2024-03-01 08:00:00', amount: 5, quarantined: true },
  ])
  await app.ask('/invite manager')
  await decideQuarantine(app.database, ids.get('小kk铺')!, 'confirmed', 'telegram:1002')
  await decideQuarantine(app.database, ids.get('小kk铺')!, 'released', 'telegram:55')
  await app.ask('/members')
  await app.press('移除 Alice')
  await audit(app.database, { actor: 'cli', action: 'model.refit', subject: 'tier' })
  await audit(app.database, { actor: 'schedule', action: 'invite.redeem', subject: 'viewer' })
  const [reply] = await app.ask('/audit')
  const said = textOf(reply)
    .split('\n')
    .filter((line) => line.startsWith('•'))
  expect(said.map((line) => line.replace(/^• \d{4}-\d\d-\d\d \d\d:\d\d {2}/, ''))).toEqual([
    '定时任务：用邀请链接加入，身份是只读成员',
    '命令行：model.refit（tier）',
    '王店主：移除了成员 Alice（只读成员）',
    'Telegram 用户 55：放行了客户 小kk铺，订单重新计入统计',
    '李经理：确认客户 小kk铺 是刷单，订单不计入统计',
    '王店主：生成了经理的邀请链接',
  ])
  expect(buttonsOf(reply)).toEqual([])
})

test('pages go back in time and forth', async () => {
  for (let nth = 1; nth <= 20; nth++) await audit(app.database, { actor: 'cli', action: `step.${nth}`, subject: 'x' })
  const [first] = await app.ask('/audit')
  expect(textOf(first)).toContain('操作记录 26 条')
  expect(textOf(first)).toContain('step.20')
  expect(textOf(first)).not.toContain('step.10（')
  expect(buttonsOf(first)).toEqual([['1 / 3', '›']])
  const [second] = await app.press('›')
  expect(textOf(second)).toContain('step.10（')
  expect(buttonsOf(second)).toEqual([['‹', '2 / 3', '›']])
  const [last] = await app.press('›')
  expect(textOf(last)).toContain('生成了经理的邀请链接')
  expect(buttonsOf(last)).toEqual([['‹', '3 / 3']])
})

test('times are those of the shop', () => {
  const line = {
    at: new Date('2024-03-01T20:30:00Z'),
    actor: 'cli',
    actorName: null,
    action: 'x',
    subject: 'y',
    subjectName: null,
  }
  const report = auditReport([line], 0, 1, 'Asia/Shanghai', makeVoice('en'))
  expect(textOfReport(report)).toContain('2024-03-02 04:30  Command line: x (y)')
})
