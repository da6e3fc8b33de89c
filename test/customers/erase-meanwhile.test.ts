import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { recomputeValues } from '../../src/analysis/rfm/index.ts'
import { eraseCustomer } from '../../src/customers/index.ts'
import { testDatabase } from '../support/database.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import { grepDatabase } from '../support/grep-database.ts'

const database = await testDatabase()

test('somebody is erased, and everything recomputed twice and divided anew, all at once', async () => {
  const sourceId = await makeSource(database)
  const ids = await makeOrders(
    database,
    sourceId,
    Array.from({ length: 600 }, (_, at) => ({
      customer: `客户第${at % 90}位`,
      paidAt: `2024-0${1 + (at % 6)}-${String(1 + (at % 28)).padStart(2, '0')} 10:00:00`,
      amount: 10 + ((at * at) % 301),
    })),
  )
  const customerId = ids.get('客户第7位')!
  const asked = { sourceId, requestedBy: 'test' }
  const [, , , erased] = await Promise.all([
    recomputeValues(database, asked),
    recomputeValues(database, { ...asked, refit: true }),
    recomputeValues(database, { ...asked, refit: true }),
    eraseCustomer(database, { customerId, actor: 'test' }),
  ])
  expect(erased).toMatchObject({ orders: expect.any(Number) })
  expect(await grepDatabase(database, '客户第7位')).toEqual([])
  const [found] = await database.db.execute(sql`
    select count(distinct id)::int as snapshots, count(distinct tier_model_id)::int as divisions,
      min(scored)::int as fewest, max(scored)::int as most
    from rfm_snapshots
    join lateral (select count(*) as scored from rfm_scores where snapshot_id = rfm_snapshots.id) as scores on true
    where source_id = ${sourceId}`)
  expect(found).toEqual({ snapshots: 1, divisions: 1, fewest: 90, most: 90 })
  expect(await recomputeValues(database, asked)).toMatchObject({ changed: false })
})
