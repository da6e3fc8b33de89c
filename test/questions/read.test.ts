import { expect, test } from 'vitest'
import { findSource } from '../../src/analysis/sources.ts'
import { questions } from '../../src/questions/index.ts'
import { testDatabase } from '../support/database.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const database = await testDatabase()
await makeOrders(database, await makeSource(database, { name: 'shop' }), [
  {
    customer: 'a',
    paidAt: '2024-01-01 10:00:00',
    amount: 10,
    couponStatus: 1,
    merchant: 'm',
    province: '上海市',
  },
])
const source = (await findSource(database, 'shop'))!

/** What a question understands, as its buttons carry it. */
async function understood(name: string, said: string): Promise<string | undefined> {
  const question = questions.find((candidate) => candidate.name === name)!
  return (await question.answer(database, source, said))?.asked
}

test.each([
  ['trend', '', 'month.orders.all'],
  ['trend', 'hour sales 90', 'hour.sales.90'],
  ['trend', '小时 销售额', 'hour.sales.all'],
  ['trend', '最近 30 天 星期 客户', 'weekday.buyers.30'],
  ['trend', '每月几号 件数', 'day.quantity.all'],
  ['trend', '订单数量', 'month.orders.all'],
  ['trend', 'weekday', 'weekday.orders.all'],
  ['trend', '90 days', 'month.orders.90'],
  ['places', '最近30天', '30'],
  ['coupons', '', 'time.all'],
  ['coupons', '商家 90', 'merchant.90'],
  ['coupons', 'level', 'level.all'],
  ['coupons', '按省份', 'place.all'],
  ['habits', '', 'all.all'],
  ['habits', '频率 7', 'frequency.7'],
  ['habits', 'time of day', 'band.all'],
  ['habits', '月内', 'third.all'],
  ['levels', '首购月份', 'month.all'],
  ['levels', '30 天', 'level.30'],
])('/%s %s means %s', async (name, said, asked) => {
  expect(await understood(name, said)).toBe(asked)
})

test('what a button carries is understood as the same again, and fits one', async () => {
  for (const { name, action } of questions) {
    const asked = (await understood(name, '90'))!
    expect(await understood(name, asked)).toBe(asked)
    expect(Buffer.byteLength(`csv:${action}:${asked}@123456789`)).toBeLessThanOrEqual(64)
  }
})
