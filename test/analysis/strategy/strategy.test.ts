import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addDays, habits, placeRanking, trend } from '../../../src/analysis/behaviour/index.ts'
import { cohorts } from '../../../src/analysis/cohorts/index.ts'
import { latestRfm, recomputeValues, tiers } from '../../../src/analysis/rfm/index.ts'
import { type Advice, type Strategy, strategy } from '../../../src/analysis/strategy/index.ts'
import { makeOrders, makeSource, type OrderRow } from '../../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
} from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

async function adviseOn(rows: OrderRow[]): Promise<Strategy> {
  const sourceId = await makeSource(database)
  await makeOrders(database, sourceId, rows)
  await recomputeValues(database, { sourceId, requestedBy: 'test' })
  return (await strategy(database, { sourceId }))!
}

const codes = ({ advice }: Strategy) => advice.map(({ code }) => code)
const reasons = ({ withheld }: Strategy) => Object.fromEntries(withheld.map(({ claim, reason }) => [claim, reason]))
const adviceOf = ({ advice }: Strategy, code: string) => advice.find((line) => line.code === code)!
const figure = ({ figures }: Pick<Advice, 'figures'>, name: string) => figures[name]!.value
const withheldOf = ({ withheld }: Strategy, claim: string) => withheld.find((line) => line.claim === claim)!

describe('a made-up shop', () => {
  /** Half a year, some orders a day by ever new customers, and a regular who is gone since March. */
  const shop: OrderRow[] = Array.from({ length: 182 }, (_, day) =>
    Array.from({ length: 6 + (day % 7 === 4 ? 8 : 0) + ((day * 37) % 3) }, (_, order) => ({
      customer: `c${day}-${order}`,
      paidAt: `${addDays('2024-01-01', day)} ${String(9 + (order % 3)).padStart(2, '0')}:15:00`,
      amount: 80 + ((day * 31 + order * 17) % 60),
    })),
  ).flat()
  for (let day = 0; day < 80; day += 10) {
    shop.push({ customer: 'regular', paidAt: `${addDays('2024-01-01', day)} 09:00:00`, amount: 900 })
  }

  test('is advised its Fridays, and nothing that needs coupons, places or products', async () => {
    const found = await adviseOn(shop)
    expect(codes(found)).toContain('busy_weekday')
    expect(figure(adviceOf(found, 'busy_weekday'), 'busy')).toEqual(['5'])
    expect(found.missing).toEqual(['place', 'product'])
    const said = [...codes(found), ...Object.keys(reasons(found))]
    expect(said.filter((code) => /place|categor|coupon|shops/.test(code))).toEqual([])
    expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/)
  })

  test('asked for a topic, says and computes nothing else', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, shop)
    const found = (await strategy(database, { sourceId, topics: ['when'] }))!
    expect(new Set(found.advice.map(({ topic }) => topic))).toEqual(new Set(['when']))
    expect(new Set(found.withheld.map(({ topic }) => topic))).toEqual(new Set(['when']))
  })

  test('without a snapshot says that classes are missing, and advises on the rest', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, shop)
    const found = (await strategy(database, { sourceId }))!
    expect(found.missing).toContain('classes')
    expect(codes(found)).toContain('busy_weekday')
    expect(codes(found)).not.toContain('save_effort')
  })

  test('whose orders name no customer is advised on time and amounts alone', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, shop)
    await database.db.execute(sql`update orders set customer_id = null where source_id = ${sourceId}`)
    const found = (await strategy(database, { sourceId }))!
    expect(found.missing).toContain('customer')
    expect(found.advice.filter(({ topic }) => topic === 'who')).toEqual([])
    expect(codes(found)).toContain('busy_weekday')
  })
})

test('one customer with one order gives no advice, no error and no NaN', async () => {
  const found = await adviseOn([{ customer: '<b>&', paidAt: '2024-12-31 23:59:59.999', amount: 0 }])
  expect(found.advice).toEqual([])
  expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity/)
})

test('a source without orders has no strategy', async () => {
  expect(await strategy(database, { sourceId: await makeSource(database) })).toBeNull()
})

test('levels that differ only because their customers order more often get no coupons of their own', async () => {
  // Who orders twice leaves one coupon of two unused and is of a high level; with one order nobody does, at any level.
  const orders = (customer: string, amount: number, statuses: (0 | 1)[]) =>
    statuses.map((couponStatus, index) => ({
      customer,
      amount,
      couponStatus,
      paidAt: `2024-01-${String(10 + index).padStart(2, '0')} 10:00:00`,
    }))
  const many = (count: number, of: (index: number) => OrderRow[]) =>
    Array.from({ length: count }, (_, i) => of(i)).flat()
  const artefact = await adviseOn([
    ...many(100, (i) => orders(`low${i}`, 50, [1])),
    ...many(100, (i) => orders(`high${i}`, 300, [1])),
    ...many(100, (i) => orders(`twice${i}`, 150, [0, 1])),
  ])
  expect(reasons(artefact).coupon_levels).toBe('by_orders')
  const real = await adviseOn([
    ...many(100, (i) => orders(`low${i}`, 50, [i % 4 === 0 ? 0 : 1])),
    ...many(100, (i) => orders(`high${i}`, 300, [1])),
  ])
  expect(figure(adviceOf(real, 'coupon_levels'), 'unused_worst')).toBe(0.25)
  expect(figure(adviceOf(real, 'coupon_levels'), 'best')).toEqual(['high'])
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 240_000 }, () => {
  test('bear neither paydays nor best days; each figure is that of the analysis that it comes from', async () => {
    const sourceId = await loadPaperOrders(database)
    await recomputeValues(database, { sourceId, referenceDate: '2022-07-30', requestedBy: 'test' })
    const found = (await strategy(database, { sourceId }))!
    expect(codes(found).filter((code) => /payday|busy_(weekday|third|month_day)|season|coupon/.test(code))).toEqual([])
    expect(reasons(found)).toEqual({
      busy_weekday: 'single_day',
      busy_third: 'chance',
      busy_month_day: 'single_day',
      paydays: 'below',
      season: 'one_year',
      coupon_levels: 'by_orders',
      shops: 'thin_shops',
    })

    // domain.md §2: 2022-01-11 is 88 % of all orders on any 11th.
    for (const [claim, by] of [
      ['busy_month_day', 'day'],
      ['busy_weekday', 'weekday'],
    ] as const) {
      const result = await trend(database, { sourceId, by })
      if (!result || !('spikes' in result)) throw new Error('there is a trend')
      const spike = result.spikes.find(({ day }) => day === '2022-01-11')!
      const withheld = withheldOf(found, claim)
      expect(figure(withheld, 'leader')).toEqual([spike.bucket])
      expect(figure(withheld, 'event_orders')).toBe(2593)
      expect(figure(withheld, 'event_share')).toBeCloseTo(spike.shareOfBucket, 12)
    }
    expect(figure(withheldOf(found, 'busy_month_day'), 'event_share')).toBeCloseTo(0.88, 2)
    const custom = (await habits(database, { sourceId, view: 'third', period: 'all' }))!
    expect(found.setAside.events.toSorted()).toEqual(custom.events.map(({ day }) => day).toSorted())

    const rfm = (await latestRfm(database, sourceId))!
    const classOf = (code: string) => rfm.classes.find(({ rfmClass }) => rfmClass === code)!
    const [keep, retain, lost] = [classOf('011'), classOf('001'), classOf('000')]
    const winBack = adviceOf(found, 'win_back')
    // domain.md §4: 376 重要保持, 3907 重要挽留, 5719 一般挽留.
    expect(winBack.target!.customers).toBe(376 + 3907)
    expect(figure(winBack, 'sales')).toBeCloseTo(keep.monetary + retain.monetary, 6)
    const gaps = await cohorts(database, { sourceId, view: 'gaps' })
    if (!gaps || !('view' in gaps) || gaps.view !== 'gaps') throw new Error('there are gaps')
    const chance = gaps.chances.find(({ silent }) => silent === figure(winBack, 'silent'))!
    expect(figure(winBack, 'returning')).toBe(chance.share)
    const lapsingOrders = await database.db.execute<{ orders: number }>(sql`
      select sum(frequency)::int as orders from rfm_scores
      where snapshot_id = ${rfm.snapshot.id} and rfm_class in ('011', '001')`)
    const averageOrder = (keep.monetary + retain.monetary) / lapsingOrders[0]!.orders
    expect(figure(winBack, 'average_order')).toBeCloseTo(averageOrder, 6)
    expect(figure(winBack, 'expected')).toBeCloseTo(4283 * chance.share * averageOrder, 4)
    expect(figure(adviceOf(found, 'save_effort'), 'customers')).toBe(5719)
    expect(figure(adviceOf(found, 'save_effort'), 'share_sales')).toBe(lost.shareOfMonetary)

    const repeat = await cohorts(database, { sourceId, view: 'repeat' })
    if (!repeat || !('view' in repeat) || repeat.view !== 'repeat') throw new Error('there are second purchases')
    const within90 = repeat.groups[0]!.horizons.find(({ days }) => days === 90)!
    const second = adviceOf(found, 'second_order')
    expect([figure(second, 'returned'), figure(second, 'lower')]).toEqual([within90.share, within90.lower])
    expect(figure(second, 'customers')).toBe(18716 - repeat.returned)

    const places = await placeRanking(database, { sourceId, period: 'all' })
    if (!places || !('places' in places)) throw new Error('there are places')
    const five = places.places.slice(0, 5)
    expect(figure(adviceOf(found, 'main_places'), 'main')).toEqual(five.map(({ place }) => place))
    expect(figure(adviceOf(found, 'main_places'), 'place_sales')).toBeCloseTo(
      five.reduce((sum, place) => sum + place.sales, 0) / 2536119,
      10,
    )
    // domain.md §2: 14,308 of 20,170 orders have one item.
    expect(figure(adviceOf(found, 'bundles'), 'several')).toBeCloseTo(1 - 14308 / 20170, 12)
    expect(figure(adviceOf(found, 'threshold'), 'median')).toBe(114)
  })
})

describe.skipIf(!hasRetailOrders)("the UK retailer's orders", { timeout: 240_000 }, () => {
  test('have a weekday: Thursdays, with the best two tiers as the customers to keep', async () => {
    const sourceId = await loadRetailOrders(database)
    await recomputeValues(database, { sourceId, requestedBy: 'test' })
    const found = (await strategy(database, { sourceId }))!
    const weekday = adviceOf(found, 'busy_weekday')
    expect([figure(weekday, 'best'), figure(weekday, 'busy')]).toEqual([['4'], ['3', '4']])
    // Nothing is sold on Saturdays, and 2010-12-24 to 2011-01-03 the shop was closed.
    expect(found.setAside).toEqual({ events: [], closed: 374 - 305 })
    const divided = await tiers(database, sourceId)
    if (!divided || !('tiers' in divided)) throw new Error('there are tiers')
    const best = adviceOf(found, 'contact_best')
    expect(best.target!.groups).toEqual([
      { by: 'tier', value: 1 },
      { by: 'tier', value: 2 },
    ])
    expect(figure(best, 'share_sales')).toBe(divided.best.shareOfMonetary)
    const silent = await database.db.execute<{ customers: number }>(sql`
      select count(*)::int as customers from rfm_scores
      where snapshot_id = ${divided.snapshot.id} and tier in (1, 2) and recency > ${figure(best, 'usual')}::int`)
    expect(figure(best, 'silent')).toBe(silent[0]!.customers)
    expect(reasons(found)).toMatchObject({ busy_month_day: 'chance', busy_third: 'chance', paydays: 'below' })
  })
})
