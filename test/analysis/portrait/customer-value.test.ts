import { expect, test } from 'vitest'
import { portrait } from '../../../src/analysis/portrait/index.ts'
import { recomputeRfm } from '../../../src/analysis/rfm/index.ts'
import { testDatabase } from '../../support/database.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'
import { madeCustomers } from '../rfm/made-customers.ts'

const database = await testDatabase()

test('a portrait has the tier of its customer, and the cluster with pattern and level', async () => {
  const sourceId = await makeSource(database)
  const ids = await makeOrders(database, sourceId, madeCustomers(100))
  await recomputeRfm(database, { sourceId, requestedBy: 'test' })
  expect((await portrait(database, ids.get('c0')!))?.value).toMatchObject({
    rfmClass: '111',
    tier: { number: 1, typical: { frequency: expect.any(Number) } },
    cluster: { number: 1, level: 'keep', pattern: expect.stringMatching(/^R\+* F\+\+ M\+\+$/), scalper: false },
  })
  expect((await portrait(database, ids.get('c99')!))?.value).toMatchObject({ tier: { number: 5 } })
})

test('where there are no tiers and clusters, both are null', async () => {
  const sourceId = await makeSource(database)
  const ids = await makeOrders(database, sourceId, madeCustomers(20))
  await recomputeRfm(database, { sourceId, requestedBy: 'test' })
  expect((await portrait(database, ids.get('c0')!))?.value).toMatchObject({ tier: null, cluster: null })
})
