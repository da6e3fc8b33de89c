import { expect, test } from 'vitest'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'

const app = await startTestApp()

const header = '订单ID,商家ID,用户ID,付款日期,使用状态,实付金额,邮费,省份,城市,购买数量'
const rows = Array.from(
  { length: 40 },
  (_, n) =>
    `S${n},m${n % 5},客${n % 30},2024-03-${String((n % 28) + 1).padStart(2, '0')} 10:0${n % 10}:00,1,${50 + n},0,浙江省,杭州市,1`,
)
const good = [header, ...rows].join('\n')
const withFaults = [
  header,
  ...rows,
  'S98,m1,,2024-03-01 10:00:00,1,60,0,浙江省,杭州市,1',
  'S99,m1,客1,昨天,1,60,0,浙江省,杭州市,1',
].join('\n')

test('a file is answered at once, and that message ends as the import report, with box plots and the rejected rows', async () => {
  const replies = await app.send('三月.csv', withFaults)
  expect(replies[0]?.edit_date).toBeDefined()
  expect(textOf(replies[0])).toMatch(/三月\.csv.*保留 40.*拒收 2/s)
  expect(replies.filter(({ photo }) => photo)).toHaveLength(1)
  const sent = await app.press('下载')
  const file = sent.find(({ document }) => document)?.document
  const csv = Buffer.from(app.sandbox!.file(file!.file_id)!.bytes).toString('utf8')
  expect(
    csv
      .split('\r\n')
      .slice(1, 3)
      .map((line) => line.split(',').slice(0, 3)),
  ).toEqual([
    ['42', expect.stringContaining('客户'), '用户ID'],
    ['43', expect.stringContaining('付款时间'), '付款日期'],
  ])
})

test('the classes follow an import by themselves', async () => {
  expect(textOf((await app.ask('/segments'))[0])).toContain('重要价值')
})

test('the same file again changes nothing and says so', async () => {
  const [reply] = await app.send('三月.csv', withFaults)
  expect(textOf(reply)).toContain('没有')
  expect(textOf(reply)).toMatch(/新增 0，更新 0，未变 40/)
})

test('a corrected file updates its rows', async () => {
  const [reply] = await app.send(
    '三月.csv',
    good.replace('S0,m0,客0,2024-03-01 10:00:00,1,50', 'S0,m0,客0,2024-03-01 10:00:00,1,55'),
  )
  expect(textOf(reply)).toMatch(/新增 0，更新 1，未变 39/)
})

test('a file with an unknown header is not imported before somebody agrees with the columns, and then it is', async () => {
  const other = good.replace(header, '单号,店,会员,下单时间,券,金额,运费,省,市,件数')
  const [question] = await app.send('别家.csv', other)
  expect(textOf(question)).toMatch(/^⚠️ 别家\.csv/)
  const button = buttonsOf(question).flat()[0] as string
  const replies = await app.press(button)
  expect(replies.map(textOf).join()).toMatch(/已导入 别家\.csv/)
  expect(replies.map(textOf).join()).toContain('新增 40')
})

test('the shop that the caption names is still known when the columns are agreed with later', async () => {
  const other = good.replace(header, '单号,店铺,会员号,下单时间,券状态,总金额,运费,省,市,件数')
  const [question] = await app.send('四月.csv', other, 'owner', '西湖店')
  const button = buttonsOf(question).flat()[0] as string
  expect((await app.press(button)).map(textOf).join()).toContain('西湖店')
})

test('a file that is no table is refused with the reason', async () => {
  const [reply] = await app.send('cat.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  expect(textOf(reply)).toMatch(/^⚠️ cat\.png/)
})

test('/import shows the last report', async () => {
  expect(textOf((await app.ask('/import'))[0])).toContain('四月.csv')
})

test('a file of the same kind goes on with the shop that its sender looks at, not into a shop of its own', async () => {
  await app.ask('/source cn-coupon-orders')
  await app.send('我的店.csv', good, 'owner', '我的店')
  await app.ask('/source 我的店')
  const [reply] = await app.send('四月.csv', good.replaceAll('S', 'T'))
  expect(textOf(reply)).toContain('数据源 我的店')
})
