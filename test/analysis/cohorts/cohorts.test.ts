import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import {
  type CohortHeat,
  type CohortView,
  cohorts,
  cohortViews,
  type PurchaseGaps,
  type PurchaseNumbers,
  type RepeatPurchase,
} from '../../../src/analysis/cohorts/index.ts'
import { makeOrders, makeSource, type OrderRow } from '../../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
  referenceRows,
} from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

type Results = {
  heat: CohortHeat
  repeat: RepeatPurchase
  'repeat-period': RepeatPurchase
  'repeat-coupon': RepeatPurchase
  'repeat-amount': RepeatPurchase
  gaps: PurchaseGaps
  number: PurchaseNumbers
}

async function ask<View extends CohortView>(sourceId: number, view: View): Promise<Results[View]> {
  return (await cohorts(database, { sourceId, view })) as Results[View]
}

async function shop(rows: [customer: string, day: string, amount?: number, more?: Partial<OrderRow>][]) {
  const sourceId = await makeSource(database)
  await makeOrders(
    database,
    sourceId,
    rows.map(([customer, day, amount = 10, more]) => ({ customer, paidAt: `${day} 12:00:00`, amount, ...more })),
  )
  return sourceId
}

describe('first-purchase months', () => {
  test('count who bought again in each month since, on another day, up to the end of the data', async () => {
    const sourceId = await shop([
      ['a', '2023-11-05'],
      ['a', '2023-11-05'],
      ['a', '2024-01-09'],
      ['b', '2023-11-30'],
      ['b', '2023-12-01'],
      ['b', '2023-12-24'],
      ['c', '2023-11-01'],
      ['c', '2023-11-02'],
      ['d', '2024-01-31'],
    ])
    const heat = await ask(sourceId, 'heat')
    const counts = heat.cohorts.map(({ month, customers, cells }) => [
      month,
      customers,
      cells.map((cell) => cell.returned),
    ])
    expect(counts).toEqual([
      ['2023-11', 3, [1, 1, 1]],
      ['2024-01', 1, [0]],
    ])
    expect(heat.customers).toBe(4)
    expect(heat.incompleteMonth).toBeNull()
    expect(heat.averages.map(({ since, customers, returned }) => [since, customers, returned])).toEqual([
      [0, 4, 1],
      [1, 3, 1],
      [2, 3, 1],
    ])
    expect(heat.averagesOfNew.map(({ since, customers, returned }) => [since, customers, returned])).toEqual([
      [0, 1, 0],
    ])
    expect(heat.comparison).toBeNull()
  })

  test('leave the unfinished month out of the averages and say which it is', async () => {
    const sourceId = await shop([
      ['a', '2024-01-05'],
      ['a', '2024-03-09'],
      ['b', '2024-02-20'],
    ])
    const heat = await ask(sourceId, 'heat')
    expect(heat.incompleteMonth).toBe('2024-03')
    expect(heat.cohorts[0]!.cells.map((cell) => cell.complete)).toEqual([true, true, false])
    expect(heat.averages.map(({ since, customers }) => [since, customers])).toEqual([
      [0, 2],
      [1, 1],
    ])
  })

  test('name the best one only where that is beyond chance', async () => {
    const month = (first: string, next: string, size: number, back: number) =>
      Array.from({ length: size }, (_, index): [string, string][] => {
        const customer = `${first}-${index}`
        return index < back
          ? [
              [customer, `${first}-03`],
              [customer, `${next}-03`],
            ]
          : [[customer, `${first}-03`]]
      }).flat()
    const end: [string, string] = ['last', '2024-06-30']
    const begun = month('2024-01', '2024-02', 40, 40)
    const alike = await shop([
      ...begun,
      ...month('2024-02', '2024-03', 40, 12),
      ...month('2024-03', '2024-04', 40, 10),
      end,
    ])
    const apart = await shop([
      ...begun,
      ...month('2024-02', '2024-03', 40, 4),
      ...month('2024-03', '2024-04', 40, 30),
      end,
    ])
    const close = (await ask(alike, 'heat')).comparison!
    expect(close).toMatchObject({
      months: 3,
      cohorts: 2,
      best: { month: '2024-02', returned: 12 },
      rest: { returned: 10 },
    })
    // In R: 2 * prop.test(c(12, 10), c(40, 40), correct = FALSE)$p.value is above 1.
    expect(close.p).toBe(1)
    const far = (await ask(apart, 'heat')).comparison!
    expect(far.best).toMatchObject({ month: '2024-03', customers: 40, returned: 30, share: 0.75 })
    // Chi-square 34.578005, by the formula in Python.
    expect(far.p / 8.190147131453662e-9).toBeCloseTo(1, 3)
  })
})

describe('the repeat rate', () => {
  test('takes who has not come back as followed up to the last day of the data', async () => {
    // Days to the second purchase 10, 40; followed without one for 60, 20 and 0 days.
    const sourceId = await shop([
      ['a', '2024-01-01'],
      ['a', '2024-01-11'],
      ['b', '2024-01-01'],
      ['b', '2024-02-10'],
      ['c', '2024-01-01'],
      ['d', '2024-02-10'],
      ['d', '2024-02-10'],
      ['e', '2024-03-01'],
    ])
    const { customers, returned, sameDayOnly, groups, logRank } = await ask(sourceId, 'repeat')
    expect({ customers, returned, sameDayOnly, logRank }).toEqual({
      customers: 5,
      returned: 2,
      sameDayOnly: 1,
      logRank: null,
    })
    const [thirty, sixty, ...longer] = groups[0]!.horizons
    // At risk 4 on day 10, 2 on day 40: 1 − 3/4 and 1 − 3/4 · 1/2.
    expect(thirty).toMatchObject({ days: 30, share: 0.25, atRisk: 2, naive: { returned: 1, share: 0.2 } })
    expect(sixty).toMatchObject({ days: 60, share: 0.625, atRisk: 1, naive: { returned: 2, share: 0.4 } })
    expect(longer).toEqual([])
    expect(groups[0]!.median).toMatchObject({ days: 40 })
  })

  test('by coupon, amount and period parts the customers by their first day', async () => {
    const sourceId = await shop([
      ['a', '2024-01-01', 10, { couponStatus: 1 }],
      ['a', '2024-02-01', 900, { couponStatus: 0 }],
      ['b', '2024-01-05', 20, { couponStatus: 0 }],
      ['b', '2024-01-05', 30, { couponStatus: -1 }],
      ['c', '2024-02-07', 90, { couponStatus: null }],
    ])
    const sizes = async (view: CohortView) =>
      (await ask(sourceId, view as 'repeat')).groups.map(({ key, customers, returned }) => [key, customers, returned])
    expect(await sizes('repeat-coupon')).toEqual([
      ['used', 1, 1],
      ['unused', 1, 0],
      ['unknown', 1, 0],
    ])
    expect(await sizes('repeat-amount')).toEqual([
      ['low', 1, 1],
      ['middle', 1, 0],
      ['high', 1, 0],
    ])
    expect((await ask(sourceId, 'repeat-amount')).bounds).toEqual([10, 50])
    expect(await sizes('repeat-period')).toEqual([
      ['2024-01', 2, 1],
      ['2024-02', 1, 0],
    ])
    expect((await ask(sourceId, 'repeat')).groupings).toEqual(['period', 'coupon', 'amount'])
  })

  test.each([
    [['2023-11-30', '2024-03-01'], 'month', ['2023-11', '2024-03']],
    [['2023-11-30', '2024-05-01'], 'quarter', ['2023-Q4', '2024-Q2']],
    [['2022-07-01', '2024-06-30'], 'half', ['2022-H2', '2024-H1']],
    [['2019-07-01', '2023-06-30'], 'year', ['2019', '2023']],
    [['2015-07-01', '2018-01-01', '2023-06-30'], 'year', ['to-2019', '2023']],
  ])('by period of %j goes by %s', async (days, unit, keys) => {
    const sourceId = await shop(days.map((day, index): [string, string] => [`c${index}`, day]))
    const repeat = await ask(sourceId, 'repeat-period')
    expect(repeat.unit).toBe(unit)
    expect(repeat.groups.map(({ key }) => key)).toEqual(keys)
  })
})

describe('gaps', () => {
  test('are counted in days between purchases, with the ones that are still open apart', async () => {
    const sourceId = await shop([
      ['a', '2024-01-01'],
      ['a', '2024-01-01'],
      ['a', '2024-01-03'],
      ['a', '2024-01-10'],
      ['b', '2024-01-02'],
      ['b', '2024-01-31'],
    ])
    const gaps = await ask(sourceId, 'gaps')
    expect(gaps).toMatchObject({ ended: 3, open: 2, customers: 2, median: 7, ninetieth: 29 })
    expect(gaps.histogram.width).toBe(2)
    const filled = gaps.histogram.bins.filter((bin) => bin.gaps > 0)
    expect(filled).toEqual([
      { from: 1, to: 2, gaps: 1 },
      { from: 7, to: 8, gaps: 1 },
      { from: 29, to: 30, gaps: 1 },
    ])
    expect(gaps.histogram.longer).toBe(0)
    expect(gaps.mostReturned).toBeNull()
    expect(gaps.chances).toEqual([])
  })

  test('name the days that brought far more customers back than others', async () => {
    const sourceId = await shop([
      ...Array.from({ length: 9 }, (_, n): [string, string] => [`many ${n}`, '2024-01-01']),
      ...Array.from({ length: 9 }, (_, n): [string, string] => [`many ${n}`, '2024-02-11']),
      ...Array.from({ length: 9 }, (_, n): [string, string] => [`few ${n}`, '2024-01-01']),
      ...Array.from({ length: 9 }, (_, n): [string, string] => [`few ${n}`, `2024-03-0${n + 1}`]),
    ])
    for (const view of ['heat', 'repeat', 'gaps'] as const) {
      expect((await ask(sourceId, view)).spikes).toEqual([{ day: '2024-02-11', returns: 9, share: 0.5 }])
    }
  })
})

test('after the n-th purchase only those who made it count, and each once', async () => {
  const rows = Array.from({ length: 30 }, (_, n): [string, string][] => [
    [`c${n}`, '2024-01-01'],
    ...(n < 20 ? ([[`c${n}`, '2024-01-15']] as [string, string][]) : []),
  ]).flat()
  const numbers = await ask(await shop([...rows, ['end', '2024-04-10']]), 'number')
  expect(numbers.within).toBe(90)
  expect(numbers.steps).toEqual([
    {
      nth: 1,
      customers: 31,
      days: 90,
      share: expect.closeTo(20 / 30, 2),
      lower: expect.any(Number),
      upper: expect.any(Number),
      atRisk: 10,
    },
  ])
  expect(numbers.left).toEqual([{ nth: 2, customers: 20 }])
})

describe('data that say little', () => {
  test.each(cohortViews.filter((view) => view !== 'repeat-coupon'))(
    'one order answers %s without a number made up',
    async (view) => {
      const sourceId = await shop([['a', '2024-02-29', 0]])
      const result = await ask(sourceId, view)
      expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity|undefined/)
      if (result.view === 'repeat') expect(result.groups[0]).toMatchObject({ horizons: [], median: null, customers: 1 })
      if (result.view === 'number') expect(result).toMatchObject({ within: null, steps: [] })
      if (result.view === 'gaps') expect(result).toMatchObject({ ended: 0, median: null, open: 1 })
    },
  )

  test('orders without customers lack what cohorts need; those that have one count alone', async () => {
    const sourceId = await shop([
      ['a', '2024-01-01'],
      ['b', '2024-01-02'],
    ])
    await database.db.execute(
      sql`update orders set customer_id = null where source_id = ${sourceId} and paid_at < '2024-01-02'`,
    )
    expect((await ask(sourceId, 'heat')).customers).toBe(1)
    await database.db.execute(sql`update orders set customer_id = null where source_id = ${sourceId}`)
    for (const view of cohortViews) {
      expect(await cohorts(database, { sourceId, view })).toMatchObject({
        lacking: expect.arrayContaining(['customer']),
      })
    }
  })

  test('a source without coupons lacks them for that grouping alone, and is not offered it', async () => {
    const sourceId = await shop([['a', '2024-01-01']])
    expect(await cohorts(database, { sourceId, view: 'repeat-coupon' })).toMatchObject({ lacking: ['coupon_status'] })
    expect((await ask(sourceId, 'repeat')).groupings).toEqual(['amount'])
  })

  test('no orders at all are no answer', async () => {
    expect(await cohorts(database, { sourceId: await makeSource(database), view: 'heat' })).toBeNull()
  })
})

// What follows was computed from the files by a program of its own in Python's standard library.

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  const loaded = hasPaperOrders ? loadPaperOrders(database) : Promise.resolve(0)

  test('have the cohorts of every month, and all customers in one', async () => {
    const heat = await ask(await loaded, 'heat')
    expect(
      heat.cohorts.map(({ month, customers, cells }) => [month, customers, ...cells.map((cell) => cell.returned)]),
    ).toEqual([
      ['2022-01', 5831, 161, 66, 39, 62, 62, 199],
      ['2022-02', 3267, 54, 22, 123, 25, 45],
      ['2022-03', 2168, 29, 10, 23, 36],
      ['2022-04', 1874, 11, 22, 31],
      ['2022-05', 2102, 31, 24],
      ['2022-06', 3474, 42],
    ])
    expect(heat.customers).toBe(18716)
    expect(heat.incompleteMonth).toBeNull()
    expect(heat.spikes.map(({ day, returns }) => [day, returns])).toEqual([
      ['2022-06-16', 119],
      ['2022-04-18', 106],
      ['2022-02-17', 58],
    ])
  })

  test('have 1,293 customers with two orders or more, of whom 245 bought on one day only', async () => {
    const { returned, sameDayOnly, groups } = await ask(await loaded, 'repeat')
    expect(returned + sameDayOnly).toBe(1293)
    expect(returned).toBe(1048)
    const rows = groups[0]!.horizons.map(({ days, share, lower, upper, atRisk, naive }) => [
      days,
      ...[share, lower, upper].map((value) => Number(value.toFixed(7))),
      atRisk,
      naive.returned,
    ])
    expect(rows).toEqual([
      [30, 0.0229206, 0.020798, 0.025257, 14890, 400],
      [60, 0.0385357, 0.0356295, 0.0416738, 12760, 614],
      [90, 0.0472696, 0.0439705, 0.0508096, 10788, 721],
      [180, 0.1138169, 0.0929385, 0.1390145, 14, 1048],
    ])
    expect(groups[0]!.median).toBeNull()
  })

  test('are likelier followed by another after the second than after the first', async () => {
    const { steps, left } = await ask(await loaded, 'number')
    expect(
      steps.map(({ nth, customers, share, atRisk }) => [nth, customers, Number(share.toFixed(7)), atRisk]),
    ).toEqual([
      [1, 18716, 0.0472696, 10788],
      [2, 1048, 0.1102317, 333],
      [3, 97, 0.1104978, 15],
    ])
    expect(left).toEqual([
      { nth: 4, customers: 6 },
      { nth: 5, customers: 1 },
    ])
  })

  test('show no number of days after which returns stop', async () => {
    const gaps = await ask(await loaded, 'gaps')
    expect(gaps).toMatchObject({ ended: 1152, open: 18716, median: 58, ninetieth: 151, mostReturned: null })
    expect(gaps.chances.map(({ silent, share }) => [silent, Number(share.toFixed(5))])).toEqual([
      [0, 0.05028],
      [30, 0.03838],
      [60, 0.03787],
    ])
  })
})

describe.skipIf(!hasRetailOrders)("the UCI retailer's orders", { timeout: 120_000 }, () => {
  const loaded = hasRetailOrders ? loadRetailOrders(database) : Promise.resolve(0)

  test('have the cohorts of every month, the last one unfinished', async () => {
    const heat = await ask(await loaded, 'heat')
    expect(
      heat.cohorts
        .slice(0, 4)
        .map(({ month, customers, cells }) => [month, customers, ...cells.map((cell) => cell.returned)]),
    ).toEqual([
      ['2010-12', 885, 212, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235],
      ['2011-01', 417, 34, 92, 111, 96, 134, 120, 103, 101, 125, 136, 152, 49],
      ['2011-02', 380, 25, 71, 71, 108, 103, 94, 96, 106, 94, 116, 26],
      ['2011-03', 452, 20, 68, 114, 90, 101, 76, 121, 104, 126, 39],
    ])
    expect(heat.cohorts.map(({ customers }) => customers)).toEqual([
      885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41,
    ])
    expect(heat.customers).toBe(4338)
    expect(heat.incompleteMonth).toBe('2011-12')
    expect(heat.comparison!.p).toBeGreaterThan(0.05)
    expect(heat.spikes).toEqual([])
  })

  test('have the customers with two invoices of the reference, and the survival of the formula', async () => {
    const { customers, returned, sameDayOnly, groups } = await ask(await loaded, 'repeat')
    const invoices = [...referenceRows('retail/rfm_customers.csv').values()].map(([, f]) => Number(f))
    expect(customers).toBe(invoices.length)
    expect(returned + sameDayOnly).toBe(invoices.filter((count) => count >= 2).length)
    const rows = groups[0]!.horizons.map(({ days, share, lower, upper, atRisk }) => [
      days,
      ...[share, lower, upper].map((value) => Number(value.toFixed(7))),
      atRisk,
    ])
    expect(rows).toEqual([
      [30, 0.191602, 0.1800562, 0.2037922, 3334],
      [60, 0.3550695, 0.3405475, 0.3700223, 2445],
      [90, 0.4599117, 0.4443416, 0.4757667, 1844],
      [180, 0.6575615, 0.6416628, 0.6734109, 969],
      [365, 0.8480632, 0.8283744, 0.8666217, 74],
    ])
    expect(groups[0]!.median).toMatchObject({ days: 104 })
  })

  test('have the spells of the reference: 16,763, of which 12,425 ended, by half after 28 days', async () => {
    const gaps = await ask(await loaded, 'gaps')
    expect(gaps).toMatchObject({ ended: 12425, open: 4338, median: 28, ninetieth: 110 })
    expect(gaps.mostReturned).toEqual({ days: 173, horizon: 365 })
    expect(gaps.chances.map(({ silent, share }) => [silent, Number(share.toFixed(5))])).toEqual([
      [0, 0.72148],
      [30, 0.63051],
      [60, 0.52654],
      [90, 0.4561],
      [180, 0.29945],
    ])
  })

  test('are likelier followed by another the more there have been', async () => {
    const { steps } = await ask(await loaded, 'number')
    expect(
      steps
        .slice(0, 6)
        .map(({ nth, customers, share, lower, upper }) => [
          nth,
          customers,
          ...[share, lower, upper].map((value) => Number(value.toFixed(6))),
        ]),
    ).toEqual([
      [1, 4338, 0.459912, 0.444342, 0.475767],
      [2, 2790, 0.633443, 0.613525, 0.653357],
      [3, 1916, 0.731383, 0.708788, 0.753531],
      [4, 1415, 0.802244, 0.776996, 0.826313],
      [5, 1026, 0.899113, 0.87509, 0.920284],
      [10, 330, 0.990865, 0.970096, 0.998131],
    ])
  })
})
