import { describe, expect, test } from 'vitest'
import { type Coupons, type CouponView, coupons } from '../../../src/analysis/behaviour/index.ts'
import { isLacking } from '../../../src/analysis/lacking.ts'
import { makeOrders, makeSource, type OrderRow } from '../../support/factories.ts'
import { hasPaperOrders, loadPaperOrders, realOrdersDatabase, reference } from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

async function couponsOf(
  sourceId: number,
  view: CouponView,
  period: 'all' | { days: number } = 'all',
): Promise<Coupons> {
  const result = await coupons(database, { sourceId, view, period })
  if (!result || isLacking(result)) throw new Error(`no coupons: ${JSON.stringify(result)}`)
  return result
}

function many(count: number, row: Partial<OrderRow>): OrderRow[] {
  return Array.from({ length: count }, (_, index) => ({
    customer: `c${index}`,
    paidAt: '2024-01-03 10:00:00',
    amount: 10,
    ...row,
  }))
}

describe('a small shop', () => {
  test('a merchant is shown from thirty issued coupons; the others are counted, not judged', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      ...many(27, { merchant: 'enough', couponStatus: 1 }),
      ...many(3, { merchant: 'enough', couponStatus: 0 }),
      ...many(10, { merchant: 'enough', couponStatus: -1 }),
      ...many(29, { merchant: 'few', couponStatus: 1 }),
      ...many(99, { merchant: 'few', couponStatus: -1 }),
      ...many(5, { merchant: 'unknown' }),
    ])
    const { groups, merchants, overall } = await couponsOf(sourceId, 'merchant')
    expect(overall.orders).toBe(168)
    expect(merchants).toEqual({ leastIssued: 30, leftOut: { merchants: 1, orders: 128 } })
    expect(groups).toMatchObject([
      { group: 'enough', used: 27, claimed: 3, unclaimed: 10, orders: 40, useRate: 0.9, notUsed: { share: 13 / 40 } },
    ])
  })

  test('a group differs only beyond chance, and never on few orders', async () => {
    const sourceId = await makeSource(database)
    const place = (province: string, used: number, not: number) => [
      ...many(used, { province, couponStatus: 1 }),
      ...many(not, { province, couponStatus: 0 }),
    ]
    await makeOrders(database, sourceId, [...place('甲省', 950, 50), ...place('乙省', 150, 50), ...place('丙省', 0, 6)])
    const { groups } = await couponsOf(sourceId, 'place')
    expect(groups.map(({ group, differs }) => [group, differs])).toEqual([
      ['甲省', 'less'],
      ['乙省', 'more'],
      ['丙省', null],
    ])
    const { share, lower, upper } = groups[2]!.notUsed
    expect(share).toBe(1)
    expect(lower).toBeLessThan(0.65)
    expect(upper).toBe(1)
  })

  test('long stretches are divided into months, short ones into weeks', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 10:00:00', amount: 10, couponStatus: 1 },
      { customer: 'a', paidAt: '2024-06-30 10:00:00', amount: 10, couponStatus: 0 },
      { customer: 'b', paidAt: '2024-07-01 10:00:00', amount: 10, couponStatus: -1 },
    ])
    const all = await couponsOf(sourceId, 'time')
    expect([all.unit, ...all.groups.map(({ group }) => group)]).toEqual(['month', '2024-01', '2024-06', '2024-07'])
    const lately = await couponsOf(sourceId, 'time', { days: 30 })
    expect([lately.unit, ...lately.groups.map(({ group }) => group)]).toEqual(['week', '2024-06-24', '2024-07-01'])
    expect(lately.groups[1]).toMatchObject({ used: 0, claimed: 0, unclaimed: 1, useRate: null })
    const levels = await couponsOf(sourceId, 'level')
    expect(levels.groups.map(({ group, orders }) => [group, orders])).toEqual([['low', 3]])
  })

  test('what the data lack is said by view', async () => {
    const sourceId = await makeSource(database)
    const lacking = async (view: CouponView) => coupons(database, { sourceId, view, period: 'all' })
    await makeOrders(database, sourceId, [{ customer: 'a', paidAt: '2024-01-01 10:00:00', amount: 10 }])
    expect(await lacking('time')).toMatchObject({ lacking: ['coupon_status'] })
    expect(await lacking('merchant')).toMatchObject({ lacking: ['coupon_status', 'merchant'] })
    await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2023-01-01 10:00:00', amount: 10, couponStatus: 1, merchant: 'm' },
    ])
    expect(await lacking('place')).toMatchObject({ lacking: ['place'] })
    expect(await lacking('merchant')).toMatchObject({ groups: [], merchants: { leftOut: { merchants: 1, orders: 1 } } })
    expect(await coupons(database, { sourceId, view: 'time', period: { days: 7 } })).toMatchObject({
      lacking: ['coupon_status'],
    })
  })
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('status shares in all, and use by month, are those of the reference', async () => {
    const sourceId = await loadPaperOrders(database)
    const { overall, groups } = await couponsOf(sourceId, 'time')
    const { cleaned_20170, label_rate_by } = reference<{
      cleaned_20170: { status_orders: Record<string, number>; status_share: Record<string, number> }
      label_rate_by: { m: Record<string, [number, number]> }
    }>('paper/behaviour.json')
    const { status_orders, status_share } = cleaned_20170
    expect([overall.used.orders, overall.claimed.orders, overall.unclaimed.orders]).toEqual(
      ['1', '0', '-1'].map((status) => status_orders[status]),
    )
    expect(overall.used.share).toBeCloseTo(status_share['1']!, 14)
    expect(overall.claimed.share).toBeCloseTo(status_share['0']!, 14)
    expect(overall.unclaimed.share).toBeCloseTo(status_share['-1']!, 14)
    for (const [index, [orders, rate]] of Object.values(label_rate_by.m).entries()) {
      expect(groups[index]!.orders).toBe(orders)
      expect(1 - groups[index]!.notUsed.share).toBeCloseTo(rate, 12)
    }
  })

  test('all but a few merchants have too few coupons to be judged', async () => {
    const sourceId = await loadPaperOrders(database)
    const { groups, merchants } = await couponsOf(sourceId, 'merchant')
    expect(groups.length + merchants!.leftOut.merchants).toBe(4723)
    expect(merchants!.leftOut.merchants).toBeGreaterThan(4500)
    const known = groups.reduce((sum, group) => sum + group.orders, 0)
    expect(known + merchants!.leftOut.orders).toBe(20170)
    // domain.md §3: 138 used of 143 issued, 2 of 145 unclaimed.
    expect(groups.find(({ group }) => group === '100015')).toMatchObject({ used: 138, claimed: 5, unclaimed: 2 })
  })
})
