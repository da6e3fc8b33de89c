import { describe, expect, test } from 'vitest'
import { addDays, type PlaceRanking, placeRanking } from '../../../src/analysis/behaviour/index.ts'
import { isLacking } from '../../../src/analysis/lacking.ts'
import { makeOrders, makeSource, type OrderRow } from '../../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
  reference,
} from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

async function rankingOf(sourceId: number, period: 'all' | { days: number } = 'all'): Promise<PlaceRanking> {
  const result = await placeRanking(database, { sourceId, period })
  if (!result || isLacking(result)) throw new Error(`no places: ${JSON.stringify(result)}`)
  return result
}

/** So many orders a day over so many days. */
function daily(place: string, from: string, days: number, orders: number, amount = 10): OrderRow[] {
  return Array.from({ length: days * orders }, (_, index) => ({
    customer: `${place}${index % 7}`,
    paidAt: `${addDays(from, index % days)} 12:00:00`,
    amount,
    province: place,
  }))
}

describe('a small shop', () => {
  test('深圳市 stands apart, orders without a place are counted apart, and buyers of each place are distinct', async () => {
    const sourceId = await makeSource(database)
    const at = { paidAt: '2024-01-01 10:00:00' }
    await makeOrders(database, sourceId, [
      { ...at, customer: 'a', amount: 10, province: '广东省', city: '广州市' },
      { ...at, customer: 'a', amount: 20.5, province: '广东省', city: '深圳市' },
      { ...at, customer: 'a', amount: 4.5, province: '广东省', city: '深圳市' },
      { ...at, customer: 'b', amount: 5, province: '广东省', city: '深圳市' },
      { ...at, customer: 'c', amount: 60 },
    ])
    const { places, all, kind, compared } = await rankingOf(sourceId)
    expect(kind).toBe('province')
    expect(places).toMatchObject([
      { place: '深圳市', orders: 3, sales: 30, buyers: 2, shareOfSales: 0.3, change: null, pace: null },
      { place: '广东省', orders: 1, sales: 10, buyers: 1, shareOfSales: 0.1 },
    ])
    expect(all).toMatchObject({ orders: 5, sales: 100, places: 2, unknown: { orders: 1, sales: 60 } })
    expect(compared).toBeNull()
  })

  test('a place that grew beyond chance is told from one that grew with the shop, and a small one is not praised', async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, [
      ...daily('甲省', '2024-01-01', 30, 10),
      ...daily('甲省', '2024-01-31', 30, 20),
      ...daily('乙省', '2024-01-01', 30, 10),
      ...daily('乙省', '2024-01-31', 30, 10),
      ...daily('丙省', '2024-01-05', 5, 1),
      ...daily('丙省', '2024-02-05', 25, 1),
    ])
    const { places, compared } = await rankingOf(sourceId)
    expect(compared).toEqual({
      before: { from: '2024-01-01', until: '2024-01-31' },
      now: { from: '2024-01-31', until: '2024-03-01' },
    })
    expect(places.map(({ place, change, pace }) => [place, change, pace])).toEqual([
      ['甲省', 1, 'faster'],
      ['乙省', 0, 'slower'],
      ['丙省', null, null],
    ])
    expect(places[2]).toMatchObject({ now: { orders: 25 }, before: { orders: 5 } })
    const month = await rankingOf(sourceId, { days: 30 })
    expect(month.places[0]).toMatchObject({ orders: 600, sales: 6000, now: { orders: 600 }, before: { orders: 300 } })
  })

  test('amounts of nothing have no shares, and a source without places lacks them', async () => {
    const sourceId = await makeSource(database)
    const row = { customer: 'a', paidAt: '2024-01-01 10:00:00', amount: 0 }
    await makeOrders(database, sourceId, [{ ...row, country: 'Spain' }])
    expect(await rankingOf(sourceId)).toMatchObject({
      kind: 'country',
      places: [{ place: 'Spain', shareOfSales: null }],
    })
    const bare = await makeSource(database)
    await makeOrders(database, bare, [row])
    expect(await placeRanking(database, { sourceId: bare, period: 'all' })).toMatchObject({ lacking: ['place'] })
    expect(await placeRanking(database, { sourceId: await makeSource(database), period: 'all' })).toBeNull()
  })
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('every province has the sales and orders of the reference', async () => {
    const { places } = await rankingOf(await loadPaperOrders(database))
    const { cleaned_20170 } = reference<{ cleaned_20170: { prov_split_top: [string, number, number, number][] } }>(
      'paper/behaviour.json',
    )
    expect(places.map(({ place, sales, orders }) => [place, sales, orders])).toEqual(
      cleaned_20170.prov_split_top.map(([place, sales, , orders]) => [place, sales, orders]),
    )
  })
})

describe.skipIf(!hasRetailOrders)("the retailer's orders", { timeout: 120_000 }, () => {
  test('the ten countries with most sales are those of the reference to the cent, with their orders and buyers', async () => {
    const { places, all } = await rankingOf(await loadRetailOrders(database))
    const { country_top10, n_countries, uk_share } = reference<{
      country_top10: [string, number, number, number, number][]
      n_countries: number
      uk_share: number
    }>('retail/sales.json')
    const cents = (amount: number) => Math.round(amount * 100)
    expect(places.slice(0, 10).map((row) => [row.place, cents(row.sales), row.orders, row.buyers])).toEqual(
      country_top10.map(([country, sales, , orders, buyers]) => [country, cents(sales), orders, buyers]),
    )
    expect(all.places).toBe(n_countries)
    expect(places[0]!.shareOfSales).toBeCloseTo(uk_share, 10)
  })
})
