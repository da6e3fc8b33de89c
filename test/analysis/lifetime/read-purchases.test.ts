import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { readPurchases } from '../../../src/analysis/lifetime/read-purchases.ts'
import { sampleCustomers } from '../../../src/analysis/lifetime/sample.ts'
import { connect } from '../../../src/db/open.ts'
import { cdnowOrders, cdnowSample, hasCdnow } from '../../support/cdnow.ts'
import { testDatabase } from '../../support/database.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'

const database = await testDatabase()
const client = connect(database.connection, 1)
afterAll(() => client.end())

test('orders of one day are one purchase; what comes after the cutoff is told apart', async () => {
  const sourceId = await makeSource(database)
  const ids = await makeOrders(database, sourceId, [
    { customer: 'often', paidAt: '2024-01-01 08:00:00', amount: 10 },
    { customer: 'often', paidAt: '2024-01-01 20:00:00', amount: 5 },
    { customer: 'often', paidAt: '2024-01-11 08:00:00', amount: 7 },
    { customer: 'often', paidAt: '2024-01-11 09:00:00', amount: 0.5 },
    { customer: 'often', paidAt: '2024-02-20 23:59:59.999', amount: 20 },
    { customer: 'once', paidAt: '2024-01-05 08:00:00', amount: 0 },
    { customer: 'late', paidAt: '2024-02-10 08:00:00', amount: 3 },
    { customer: 'late', paidAt: '2024-02-12 08:00:00', amount: 4 },
    { customer: 'too late', paidAt: '2024-02-21 00:00:00', amount: 9 },
    { customer: 'brusher', paidAt: '2024-01-05 08:00:00', amount: 9, quarantined: true },
  ])
  await database.db.execute(sql`
    insert into orders (source_id, external_id, customer_id, paid_at, amount, quantity, import_id, fingerprint)
    values (${sourceId}, 'nobody', null, '2024-01-05', 99, 1, 0, 0)`)
  const period = { sourceId, until: '2024-02-21', to: '2024-02-20', cutoff: '2024-01-31' }
  // Room for one customer: more come than were expected.
  const { customers, whole, before, after } = await readPurchases(client, period, 1)
  const [often, once, late] = ['often', 'once', 'late'].map((key) => customers.indexOf(ids.get(key)!))
  expect([...customers]).toEqual([...customers].sort((a, b) => a - b))
  const of = (values: Int32Array | Float64Array) => [often, once, late].map((i) => values[i!])
  expect(customers).toHaveLength(3)
  expect(of(whole.repeats)).toEqual([2, 0, 1])
  expect(of(whole.lastDay)).toEqual([50, 0, 2])
  expect(of(whole.value)).toEqual([27.5, 0, 4])
  expect(of(whole.observedDays)).toEqual([50, 46, 10])
  expect(of(before.repeats)).toEqual([1, 0, -1])
  expect(of(before.lastDay)).toEqual([10, 0, 0])
  expect(of(before.value)).toEqual([7.5, 0, 0])
  expect(of(before.observedDays)).toEqual([30, 26, 0])
  expect(of(after.days)).toEqual([1, 0, 2])
  expect(of(after.value)).toEqual([20, 0, 7])
})

test('the sample is all of few, about as large as wanted of many, and the same each time', () => {
  const many = Float64Array.from({ length: 100_000 }, (_, i) => i + 1)
  expect(sampleCustomers(many.subarray(0, 500), 500)).toHaveLength(500)
  const sample = sampleCustomers(many, 10_000)
  expect(Math.abs(sample.length - 10_000)).toBeLessThan(400)
  expect(sampleCustomers(many, 10_000)).toEqual(sample)
  const early = sample.filter((i) => i < 50_000).length
  expect(Math.abs(early / sample.length - 0.5)).toBeLessThan(0.02)
})

test.skipIf(!hasCdnow)(
  "every customer of the papers' sample is found among all of CDNOW",
  { timeout: 60_000 },
  async () => {
    const sourceId = await makeSource(database)
    await makeOrders(database, sourceId, cdnowOrders())
    const period = { sourceId, until: '1997-10-01', to: '1997-09-30', cutoff: '1997-05-01' }
    const { whole } = await readPurchases(client, period, 23_570)
    const key = (repeats: number, last: number, observed: number) =>
      `${repeats} ${last.toFixed(2)} ${observed.toFixed(2)}`
    const means = new Map<string, number[]>()
    for (const [i, repeats] of whole.repeats.entries()) {
      const found = key(repeats, whole.lastDay[i]! / 7, whole.observedDays[i]! / 7)
      means.set(found, [...(means.get(found) ?? []), repeats > 0 ? whole.value[i]! / repeats : 0])
    }
    const sample = cdnowSample()
    const missing = [...sample.events.keys()].filter((i) => {
      const among = means.get(key(sample.events[i]!, sample.last[i]!, sample.observed[i]!)) ?? []
      const at = among.findIndex((mean) => Math.abs(mean - sample.means[i]!) < 0.0051)
      among.splice(at, at === -1 ? 0 : 1)
      return at === -1
    })
    expect(missing).toEqual([])
  },
)
