import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ConsumptionLevels } from '../../src/analysis/behaviour/consumption-levels.ts'
import type { Coupons } from '../../src/analysis/behaviour/coupons.ts'
import { addDays } from '../../src/analysis/behaviour/days.ts'
import { figures } from '../../src/analysis/behaviour/figures.ts'
import type { Habits } from '../../src/analysis/behaviour/habits.ts'
import { type Overview, type Trend, trendBuckets, trendMeasures } from '../../src/analysis/behaviour/index.ts'
import type { PlaceRanking } from '../../src/analysis/behaviour/place-ranking.ts'
import type { CohortHeat } from '../../src/analysis/cohorts/cohort-heat.ts'
import type { PurchaseGaps } from '../../src/analysis/cohorts/purchase-gaps.ts'
import type { PurchaseNumbers } from '../../src/analysis/cohorts/purchase-numbers.ts'
import type { RepeatPurchase } from '../../src/analysis/cohorts/repeat-purchase.ts'
import type { Lifetime } from '../../src/analysis/lifetime/index.ts'
import { portrait } from '../../src/analysis/portrait/index.ts'
import type { BestSellers } from '../../src/analysis/products/best-sellers.ts'
import type { CategorySales } from '../../src/analysis/products/category-sales.ts'
import { recomputeValues } from '../../src/analysis/rfm/index.ts'
import type { Segments } from '../../src/analysis/rfm/segments.ts'
import { weeklySummary } from '../../src/analysis/weekly/index.ts'
import { createRestFigures } from '../../src/app/rest-figures.ts'
import { questions } from '../../src/questions/index.ts'
import { testDatabase } from '../support/database.ts'
import { hasPaperOrders, hasRetailOrders, loadPaperOrders, loadRetailOrders } from '../support/real-orders.ts'

const database = await testDatabase()
const rest = createRestFigures(database, 'zh')

/** A question's figures, as REST gives them, and the rows of its CSV file by column. */
async function ask<Result>(source: string, name: string, said = '') {
  const answer = await rest.ask(name, source, said)
  if ('missing' in answer) throw new Error(`${name}: no ${answer.missing}`)
  const rows = answer.csv === null ? [] : (parse(Buffer.from(answer.csv), { bom: true, columns: true }) as Row[])
  return { result: answer.result as Result, rows }
}

type Row = Record<string, string>
type View<Name extends string> = Extract<Segments, { view: Name }>

/** The sum in ten-thousandths, which is what amounts are kept in. */
function sum<Item>(items: readonly Item[], value: (item: Item) => number | string | null | undefined): number {
  return Math.round(items.reduce((total, item) => total + Number(value(item) ?? 0), 0) * 10_000) / 10_000
}

const shops = [
  { source: 'dac2023a', there: hasPaperOrders, load: loadPaperOrders, week: '2022-06-27' },
  { source: 'online retail', there: hasRetailOrders, load: loadRetailOrders, week: '2011-12-19' },
]

describe.each(shops)('the figures of $source', ({ source, there, load, week }) => {
  let sourceId = 0
  beforeAll(async () => {
    if (!there) return
    sourceId = await load(database)
    await recomputeValues(database, { sourceId, requestedBy: 'test' })
  }, 120_000)

  describe.skipIf(!there).each(['all', '90', '30', '7'])('over the period %s', (period) => {
    const overview = async () => (await ask<Overview>(source, 'overview', period)).result

    test('are the same in the overview, its series and its CSV file', async () => {
      const whole = await overview()
      const { rows } = await ask(source, 'overview', period)
      const [all, ...series] = rows as [Row, ...Row[]]
      const { orders, sales, quantity, buyers, repeatBuyers, repeatShare } = whole.figures
      expect(all).toMatchObject({ orders: String(orders), buyers: String(buyers), repeat_buyers: String(repeatBuyers) })
      expect([all.sales, all.quantity, all.repeat_share].map(Number)).toEqual([sales, quantity, repeatShare])
      for (const parts of [series, whole.series.points] as { orders: number; sales: number }[][]) {
        expect([sum(parts, (part) => part.orders), sum(parts, (part) => part.sales)]).toEqual([orders, sales])
      }
    })

    test.each(trendBuckets)('are the same by %s, whatever is measured', async (by) => {
      const whole = await overview()
      for (const measure of trendMeasures) {
        const { result, rows } = await ask<Trend>(source, 'trend', `${by}.${measure}.${period}`)
        expect(result.total, measure).toBe(whole.figures[measure])
        for (const counted of ['orders', 'sales', 'quantity'] as const) {
          expect(
            sum(result.rows, (row) => row[counted]),
            measure,
          ).toBe(whole.figures[counted])
          expect(
            sum(rows, (row) => row[counted]),
            measure,
          ).toBe(whole.figures[counted])
        }
        if (measure !== 'buyers') continue
        expect(Math.max(...result.rows.map((row) => row.buyers!))).toBeLessThanOrEqual(result.total)
        expect(sum(result.rows, (row) => row.buyers)).toBeGreaterThanOrEqual(result.total)
      }
    })

    test('are the same over all places', async () => {
      const whole = await overview()
      const { result, rows } = await ask<PlaceRanking>(source, 'places', period)
      const { orders, sales } = whole.figures
      const { unknown } = result.all
      expect(result.all).toMatchObject({ orders, sales, places: result.places.length })
      for (const parts of [result.places, rows] as { orders: number; sales: number }[][]) {
        expect(sum(parts, (place) => place.orders) + unknown.orders).toBe(orders)
        expect(sum([...parts, unknown], (place) => place.sales)).toBe(sales)
      }
    })

    test('are the same over all habits', async () => {
      const whole = await overview()
      const { result, rows } = await ask<Habits>(source, 'habits', period)
      const { orders, quantity, buyers, repeatBuyers, repeatShare, shopPairs } = whole.figures
      expect(result.orders).toBe(orders)
      expect(sum(result.quantity.counts, (count) => count.orders)).toBe(orders)
      expect(sum(result.quantity.counts, (count) => count.orders * count.quantity)).toBe(quantity)
      expect(result.frequency).toMatchObject({ customers: buyers, repeatBuyers, repeatShare, shopPairs })
      expect(sum(result.frequency!.counts, (count) => count.orders * count.customers)).toBe(orders)
      for (const parts of [result.bands, result.thirds]) expect(sum(parts, (part) => part.orders)).toBe(orders)
      const counted = (habit: string) => sum(rows, (row) => (row.habit === habit ? row.count : 0))
      for (const habit of ['quantity', 'time_of_day', 'time_of_month']) expect(counted(habit), habit).toBe(orders)
      expect(counted('orders_per_customer')).toBe(buyers)
    })

    test('are the same over all consumption levels', async () => {
      const whole = await overview()
      const { orders, sales, buyers } = whole.figures
      const { result, rows } = await ask<ConsumptionLevels>(source, 'levels', `level.${period}`)
      expect(result).toMatchObject({ customers: buyers, sales })
      for (const parts of [result.levels, rows] as { customers: number; orders: number; sales: number }[][]) {
        expect(sum(parts, (level) => level.customers)).toBe(buyers)
        expect(sum(parts, (level) => level.orders)).toBe(orders)
        expect(sum(parts, (level) => level.sales)).toBe(sales)
      }
      const months = await ask<ConsumptionLevels>(source, 'levels', `month.${period}`)
      expect(sum(months.result.cohorts, (cohort) => cohort.customers)).toBe(buyers)
      expect(sum(months.rows, (row) => Number(row.low) + Number(row.middle) + Number(row.high))).toBe(buyers)
    })

    test('are the same over all coupons', async () => {
      const whole = await overview()
      const known = whole.figures.coupons
      for (const view of ['time', 'level', 'place', 'merchant']) {
        const { result, rows } = await ask<Coupons>(source, 'coupons', `${view}.${period}`)
        if (known === null) {
          expect(result, view).toHaveProperty('lacking')
          continue
        }
        const { overall, groups, merchants } = result
        expect(overall.orders, view).toBe(known.known)
        for (const status of ['used', 'claimed', 'unclaimed'] as const) {
          expect(overall[status].orders, view).toBe(known[status])
          if (view !== 'merchant')
            expect(
              sum(groups, (group) => group[status]),
              view,
            ).toBe(known[status])
        }
        const leftOut = merchants?.leftOut.orders ?? 0
        expect(sum(groups, (group) => group.orders) + leftOut, view).toBe(known.known)
        expect(rows.length, view).toBeGreaterThanOrEqual(groups.length)
      }
    })

    test('are the same over all products and what stands beside them', async () => {
      const whole = await overview()
      const { result, rows } = await ask<CategorySales>(source, 'products', `c:${period}`)
      if ('lacking' in result) {
        expect(source).toBe('dac2023a')
        return
      }
      const { orders, products, apart, nonProducts, rest: others } = result.account
      expect(orders).toBe(whole.figures.sales)
      expect(sum([products, apart, nonProducts, others], (part) => part)).toBe(orders)
      for (const parts of [result.categories, rows] as { sales: number }[][]) {
        expect(sum(parts, (category) => category.sales)).toBe(products)
      }
      const sellers = await ask<BestSellers>(source, 'products', `b:sales:${period}`)
      expect(sum([sellers.result.sales], (sales) => sales)).toBe(products)
    })
  })

  test.skipIf(!there)('are the same over all customers of the snapshot, however they are divided', async () => {
    const { figures: whole } = (await ask<Overview>(source, 'overview')).result
    const { orders, sales, buyers, repeatBuyers } = whole
    const classes = await ask<View<'classes'>>(source, 'segments', 'classes')
    expect(classes.result.snapshot).toMatchObject({ orders, customers: buyers })
    const tiers = await ask<View<'tiers'>>(source, 'segments', 'tiers')
    const clusters = await ask<View<'clusters'>>(source, 'segments', 'clusters')
    if (!('tiers' in tiers.result) || !('clusters' in clusters.result)) throw new Error('there are no groups')
    const scores = await ask<View<'scores'>>(source, 'segments', 'scores')
    const top = await ask<View<'top'>>(source, 'segments', 'top')
    const divisions = [classes.result.classes, tiers.result.tiers, clusters.result.clusters, scores.result.cells]
    for (const groups of divisions as { customers: number; monetary: number }[][]) {
      expect(sum(groups, (group) => group.customers)).toBe(buyers)
      expect(sum(groups, (group) => group.monetary)).toBe(sales)
    }
    for (const { rows } of [classes, tiers, clusters, scores]) {
      expect(sum(rows, (row) => row.customers)).toBe(buyers)
      expect(sum(rows, (row) => row.amount)).toBe(sales)
    }
    for (const counts of Object.values(scores.result.scores)) expect(sum(counts, (count) => count)).toBe(buyers)
    expect(sum(scores.result.sums, ({ customers }) => customers)).toBe(buyers)
    expect([scores.result.monetary, top.result.monetary].map((amount) => sum([amount], (one) => one))).toEqual([
      sales,
      sales,
    ])
    expect(Math.round(tiers.result.boughtOnce * buyers!)).toBe(buyers! - repeatBuyers!)
    const group = await ask<View<'group'>>(source, 'segments', 't1')
    expect(group.result.summary.customers).toBe(tiers.result.tiers[0]!.customers)
    for (const { customerId, monetary, frequency, rfmClass, tier } of group.result.top.slice(0, 3)) {
      const card = (await portrait(database, customerId))!
      expect(card).toMatchObject({ total: monetary, orders: frequency, value: { rfmClass, tier: { number: tier } } })
    }
  })

  test.skipIf(!there)('are the same over all cohorts and expectations', async () => {
    const { figures: whole } = (await ask<Overview>(source, 'overview')).result
    const { buyers, repeatBuyers } = whole
    const heat = await ask<CohortHeat>(source, 'cohorts', 'heat')
    expect(heat.result.customers).toBe(buyers)
    expect(sum(heat.result.cohorts, (cohort) => cohort.customers)).toBe(buyers)
    const levels = await ask<ConsumptionLevels>(source, 'levels', 'month.all')
    expect(heat.result.cohorts.map(({ month, customers }) => [month, customers])).toEqual(
      levels.result.cohorts.map(({ month, customers }) => [month, customers]),
    )
    for (const view of ['repeat', 'repeat-period', 'repeat-amount']) {
      const { result } = await ask<RepeatPurchase>(source, 'cohorts', view)
      expect(result.customers, view).toBe(buyers)
      expect(
        sum(result.groups, (group) => group.customers),
        view,
      ).toBe(buyers)
      expect(
        sum(result.groups, (group) => group.returned),
        view,
      ).toBe(result.returned)
      expect(result.returned + result.sameDayOnly, view).toBe(repeatBuyers)
    }
    const { result: gaps } = await ask<PurchaseGaps>(source, 'cohorts', 'gaps')
    expect(gaps).toMatchObject({ customers: buyers, open: buyers })
    const { result: number } = await ask<PurchaseNumbers>(source, 'cohorts', 'number')
    expect([...number.steps, ...number.left].find(({ nth }) => nth === 1)?.customers).toBe(buyers)
    const { result: lifetime } = await ask<Lifetime>(source, 'lifetime')
    expect(lifetime).toMatchObject({ model: { basis: { customers: buyers } } })
  })

  test.skipIf(!there)('of a week are those of its days', async () => {
    const summary = (await weeklySummary(database, { sourceId, before: week }))!
    const { from, to } = summary.week
    const { now } = summary.figures.data!
    expect(now).toEqual(await figures(database, sourceId, { from, until: addDays(to, 1) }))
    const { series } = (await ask<Overview>(source, 'overview', '30')).result
    const days = series.points.filter(({ bucket }) => bucket >= from && bucket <= to)
    for (const points of [days, summary.daily.data!.thisWeek]) {
      expect([sum(points, (day) => day.orders), sum(points, (day) => day.sales)]).toEqual([now.orders, now.sales])
    }
    expect(summary.places.data!.all).toMatchObject({ orders: now.orders, sales: now.sales })
    expect(summary.coupons.data?.orders ?? null).toBe(now.coupons?.known ?? null)
    expect(summary.classes.data).toEqual(
      expect.objectContaining({ classes: (await ask<View<'classes'>>(source, 'segments', '')).result.classes }),
    )
  })
})

test.skipIf(!hasPaperOrders)('every question gives over REST what its button gives', async () => {
  const source = { id: 1, name: 'dac2023a', preset: 'cn-coupon-orders', currency: 'CNY' }
  for (const { name, answer } of questions) {
    const found = await answer(database, source, '')
    expect(JSON.parse(JSON.stringify((await ask('dac2023a', name, found!.asked)).result)), name).toEqual(
      JSON.parse(JSON.stringify(found!.result)),
    )
  }
})
