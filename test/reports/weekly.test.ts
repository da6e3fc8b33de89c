import { expect, test } from 'vitest'
import { recomputeRfm } from '../../src/analysis/rfm/index.ts'
import { type WeeklySummary, weeklySummary } from '../../src/analysis/weekly/index.ts'
import { weeklyReport } from '../../src/reports/weekly/weekly.ts'
import { testDatabase } from '../support/database.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import { makeVoice, textOf } from '../support/voice.ts'

const database = await testDatabase()
const [zh, en] = [makeVoice('zh'), makeVoice('en')]

async function week(before: string): Promise<WeeklySummary> {
  const sourceId = await makeSource(database)
  await makeOrders(database, sourceId, [
    { customer: 'a', paidAt: '2024-02-26 08:00:00', amount: 10, province: '上海市', couponStatus: 1 },
    { customer: 'a', paidAt: '2024-03-05 08:00:00', amount: 30, province: '上海市', couponStatus: 1 },
    { customer: 'b', paidAt: '2024-03-10 08:00:00', amount: 10, province: '江苏省', couponStatus: 0 },
  ])
  await recomputeRfm(database, { sourceId, requestedBy: 'test' })
  return (await weeklySummary(database, { sourceId, before }))!
}

test('a week says its figures with changes, best day, coupons, places and classes, within a caption', async () => {
  const summary = await week('2024-03-11')
  const text = textOf(weeklyReport(summary, zh))
  expect(text).toContain('周报 2024-03-04 – 2024-03-10')
  expect(text).toContain('销售额  ¥40（+300.0%）')
  expect(text).toContain('最好的一天是周二（03-05）：¥30，占全周 75%')
  expect(text).toContain('优惠券：已使用 50.0%')
  expect(text).toContain('上海市 ¥30、江苏省 ¥10')
  expect(text).not.toContain('数据只到')
  expect(textOf(weeklyReport(summary, en)).length).toBeLessThan(1024)
  expect(weeklyReport(summary, zh).picture).toMatchObject({
    chart: 'weekly',
    sales: { days: [{ label: '周一 03-04', thisWeek: 0, lastWeek: 10 }, {}, {}, {}, {}, {}, {}] },
    places: { bars: [{ label: '上海市', value: 30 }, {}] },
  })
})

test('an event in the week before is named, with the change that is left without its weekday', async () => {
  const sourceId = await makeSource(database)
  const order = (day: string, amount: number) => ({ customer: 'a', paidAt: `2024-03-${day} 08:00:00`, amount })
  const days = [4, 5, 6, 7, 8, 9, 10].map((day) => String(day).padStart(2, '0'))
  await makeOrders(database, sourceId, [
    ...days.map((day) => order(day, day === '07' ? 900 : 10)),
    ...days.map((day) => order(String(Number(day) + 7), day === '07' ? 10 : 15)),
  ])
  const text = async (voice: typeof zh) =>
    textOf(weeklyReport((await weeklySummary(database, { sourceId, before: '2024-03-18' }))!, voice))
  expect(await text(zh)).toContain('前一周的周四（03-07）一天就有 ¥900，占那一周 94%')
  expect(await text(zh)).toContain('两周都不算周四，销售额 +50.0%')
  expect(await text(en)).toContain('sales changed by +50.0%')
})

test('old data are said to be old', async () => {
  expect(textOf(weeklyReport(await week('2024-04-01'), zh))).toContain('数据只到 2024-03-10')
})

test('a part that failed is named, in words and in the picture, and the others stand', async () => {
  const summary = await week('2024-03-11')
  const broken: WeeklySummary = { ...summary, places: { data: null, reason: 'failed', error: 'connection lost' } }
  const report = weeklyReport(broken, zh)
  expect(textOf(report)).toContain('这部分没算出来：销售额最高的地区')
  expect(textOf(report)).not.toContain('connection lost')
  expect(report.picture).toMatchObject({
    places: { failure: '这部分没算出来' },
    tiles: { tiles: [{}, {}, {}, {}, {}] },
  })
})
