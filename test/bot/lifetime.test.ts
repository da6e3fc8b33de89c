import { expect, test } from 'vitest'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { simulatedOrders } from '../support/simulated-orders.ts'

const app = await startTestApp()

const header = '订单ID,商家ID,用户ID,付款日期,使用状态,实付金额,邮费,省份,城市,购买数量'

test('before there are orders it says so', async () => {
  expect(textOf((await app.ask('/lifetime'))[0])).toContain('还没有订单')
})

test('an import computes it, and its buttons lead through the views to the list of all', {
  timeout: 60_000,
}, async () => {
  const orders = simulatedOrders(600)
  const lines = orders.map(
    ({ customer, paidAt, amount }, i) => `S${i},m1,${customer},${paidAt},1,${amount},0,浙江省,杭州市,1`,
  )
  await app.send('店.csv', [header, ...lines].join('\n'))
  const [reply] = await app.ask('终身价值')
  expect(textOf(reply)).toMatch(/客户未来价值.*未来 365 天.*检验/s)
  expect(reply?.photo).toBeDefined()
  expect(buttonsOf(reply)[0]).toEqual(['✓ 总览', '最有价值', '活跃图', '检验'])
  const [top] = await app.press('最有价值')
  expect(textOf(top)).toContain('最有价值的 10 位客户')
  const sent = await app.press('下载名单（600）')
  const file = sent.find(({ document }) => document)?.document
  const csv = Buffer.from(app.sandbox!.file(file!.file_id)!.bytes).toString('utf8')
  expect(csv.trim().split('\r\n')).toHaveLength(601)
  expect(textOf((await app.press('活跃图'))[0])).toContain('谁还活跃')
  expect(textOf((await app.press('检验'))[0])).toContain('模型检验')
})
