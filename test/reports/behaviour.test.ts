import { describe, expect, test } from 'vitest'
import { addDays, overview, type TrendBucket } from '../../src/analysis/behaviour/index.ts'
import { overviewReport } from '../../src/reports/behaviour/overview.ts'
import { trendReport } from '../../src/reports/behaviour/trend.ts'
import { makeOrders, makeSource, type OrderRow } from '../support/factories.ts'
import { hasPaperOrders, loadPaperOrders, realOrdersDatabase } from '../support/real-orders.ts'
import { trendOf } from '../support/trend.ts'
import { actionsOf, makeVoice, textOf } from '../support/voice.ts'

const database = await realOrdersDatabase()
const [zh, en] = [makeVoice('zh'), makeVoice('en')]

async function shop(rows: OrderRow[], name?: string): Promise<number> {
  const sourceId = await makeSource(database, { name })
  await makeOrders(database, sourceId, rows)
  return sourceId
}

describe('the overview', () => {
  test('says figures, changes, period and source, and marks the period that is shown', async () => {
    const sourceId = await shop(
      [
        { customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 50 },
        { customer: 'a', paidAt: '2024-01-08 08:00:00', amount: 100 },
        { customer: 'b', paidAt: '2024-01-14 08:00:00', amount: 100.5 },
      ],
      '店 <b>&',
    )
    const report = overviewReport((await overview(database, { sourceId, period: { days: 7 } }))!, zh)
    const text = textOf(report)
    expect(text).toContain('订单  2（+100.0%）')
    expect(text).toContain('销售额  ¥200.50（+301.0%）')
    expect(text).toContain('和前 7 天（2024-01-01 – 2024-01-07）相比')
    expect(text).toContain('数据源 店 <b>& · 2024-01-08 – 2024-01-14')
    expect(text).not.toContain('优惠券')
    expect(actionsOf(report)).toEqual(['ov:all', 'ov:90', 'ov:30', 'ov:7'])
    expect(report.buttons![0]!.map((button) => button.label)).toEqual(['全部', '90 天', '30 天', '✓ 7 天'])
    expect(report.picture).toMatchObject({ chart: 'overview', currency: '¥', locale: 'zh' })
  })

  test('says so when there is no earlier period, and has no NaN for an order of nothing', async () => {
    const sourceId = await shop([{ customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 0 }])
    for (const voice of [zh, en]) {
      const report = overviewReport((await overview(database, { sourceId, period: { days: 30 } }))!, voice)
      expect(JSON.stringify(report)).not.toMatch(/NaN|undefined|Infinity/)
      expect(textOf(report)).toContain(voice.t('overview-nothing-to-compare'))
    }
  })

  test('names the driver of a change only when one of the two clearly is', async () => {
    const month = (start: string, orders: number, amount: number): OrderRow[] =>
      Array.from({ length: orders }, (_, index) => ({
        customer: `c${index}`,
        paidAt: `${addDays(start, index % 30)} 08:00:00`,
        amount,
      }))
    const more = await shop([...month('2024-01-01', 30, 10), ...month('2024-01-31', 60, 10)])
    const dearer = await shop([...month('2024-01-01', 30, 10), ...month('2024-01-31', 30, 30)])
    const text = async (sourceId: number) =>
      textOf(overviewReport((await overview(database, { sourceId, period: 'all' }))!, en))
    expect(await text(more)).toContain('change comes from the number of orders')
    expect(await text(dearer)).toContain('change comes from the size of orders')
  })
})

describe('the trend', () => {
  test('days without times say nothing of the hour, and medians of nothing nothing of the busiest', async () => {
    const days = Array.from({ length: 12 }, (_, at) => `2024-03-${10 + at}`)
    const dated = await shop(days.map((day) => ({ customer: 'a', paidAt: `${day} 00:00:00`, amount: 1 })))
    const timed = await shop(
      days.map((day, at) => ({ customer: 'a', paidAt: `${day} ${8 + (at % 9)}:30:00`, amount: 1 })),
    )
    const said = async (sourceId: number) => textOf(trendReport(await trendOf(database, { sourceId, by: 'hour' }), zh))
    expect(await said(dated)).toContain('订单只有日期，没有钟点')
    expect(await said(timed)).toContain('点订单最多')
    expect(await said(timed)).not.toContain('中位数')
  })

  test('names peak, runners-up and the single day that is no habit', async () => {
    const even: OrderRow[] = Array.from({ length: 90 }, (_, index) => ({
      customer: `c${index}`,
      paidAt: `${addDays('2024-01-01', index)} 12:00:00`,
      amount: 1,
    }))
    const burst = Array.from({ length: 40 }, () => ({ customer: 's', paidAt: '2024-02-11 09:00:00', amount: 1 }))
    const sourceId = await shop([...even, ...burst])
    const report = trendReport(await trendOf(database, { sourceId, by: 'day' }), zh)
    expect(textOf(report)).toContain('11 号订单最多：43 单，占 33.1%，销售额 ¥43')
    expect(textOf(report)).toContain('2024-02-11 一天 41 单（11 号订单的 95%，前后日子的 41 倍）')
    expect(report.picture).toMatchObject({ chart: 'trend', spikes: [{ index: 10, label: '02-11 占 95%' }] })
    expect(actionsOf(report)).toEqual([
      ...['month', 'day', 'weekday', 'hour'].map((by) => `tr:${by}.orders.all`),
      ...['orders', 'sales', 'quantity', 'buyers'].map((measure) => `tr:day.${measure}.all`),
      ...['all', '90', '30', '7'].map((period) => `tr:day.orders.${period}`),
    ])
    expect(report.buttons!.map((row) => row.find(({ label }) => label.startsWith('✓'))?.label)).toEqual([
      '✓ 日',
      '✓ 订单',
      '✓ 全部',
    ])
  })

  test('names an event day once, however many hours it makes high', async () => {
    const even: OrderRow[] = Array.from({ length: 60 }, (_, index) => ({
      customer: `c${index}`,
      paidAt: `${addDays('2024-01-01', index)} 12:00:00`,
      amount: 1,
    }))
    const burst = [1, 2, 3, 4].flatMap((hour) =>
      Array.from({ length: 10 }, () => ({ customer: 's', paidAt: `2024-02-11 0${hour}:00:00`, amount: 1 })),
    )
    const result = await trendOf(database, { sourceId: await shop([...even, ...burst]), by: 'hour' })
    expect(textOf(trendReport(result, zh)).match(/2024-02-11/g)).toHaveLength(1)
    expect(textOf(trendReport(result, zh))).toContain('1 点订单的 100%、2 点订单的 100%、3 点订单的 100% 等 4 项')
    expect(textOf(trendReport(result, en))).toContain('100% of 3:00, … (4 in all)')
  })

  test('calls no month of a few days the lowest, and compares nothing where there is one month only', async () => {
    const days = (first: string, count: number): OrderRow[] =>
      Array.from({ length: count }, (_, index) => ({
        customer: 'a',
        paidAt: `${addDays(first, index)} 12:00:00`,
        amount: 1,
      }))
    const months = await trendOf(database, { sourceId: await shop(days('2024-01-01', 125)), by: 'month' })
    expect(textOf(trendReport(months, zh))).toContain('最少：2024 年 2 月，29 单')
    expect(textOf(trendReport(months, zh))).toContain('2024 年 5 月只有 1 号到 4 号的数据')
    const one = await trendOf(database, { sourceId: await shop(days('2024-01-01', 31)), by: 'month' })
    expect(textOf(trendReport(one, zh))).toContain('2024 年 1 月：31 单，销售额 ¥31。这段时间只有这一项')
    expect(textOf(trendReport(one, zh))).not.toContain('100.0%')
  })

  test.each<TrendBucket>(['month', 'day', 'weekday', 'hour'])(
    'of one order by %s reads in both languages',
    async (by) => {
      const sourceId = await shop([{ customer: 'a', paidAt: '2024-12-31 23:59:59', amount: 5 }])
      const result = await trendOf(database, { sourceId, by })
      for (const voice of [zh, en]) {
        expect(JSON.stringify(trendReport(result, voice))).not.toMatch(/NaN|undefined|Infinity/)
      }
    },
  )
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('fit a caption in both languages, with the share of customers who came again and the caveat on shops', async () => {
    const sourceId = await loadPaperOrders(database)
    const result = (await overview(database, { sourceId, period: 'all' }))!
    expect(textOf(overviewReport(result, zh))).toContain('6.91%（1,293 / 18,716 人买过两单以上）')
    expect(textOf(overviewReport(result, zh))).toContain('平均每家店只有 4.3 单')
    for (const voice of [zh, en]) {
      expect(textOf(overviewReport(result, voice)).length).toBeLessThan(1024)
      for (const by of ['month', 'day', 'weekday', 'hour'] as const) {
        const report = trendReport(await trendOf(database, { sourceId, by }), voice)
        expect(textOf(report).length).toBeLessThan(1024)
      }
    }
  })
})
