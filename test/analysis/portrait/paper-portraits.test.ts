import { describe, expect, test } from 'vitest'
import { findCustomer, portrait } from '../../../src/analysis/portrait/index.ts'
import { recomputeRfm } from '../../../src/analysis/rfm/index.ts'
import { hasPaperOrders, loadPaperOrders, realOrdersDatabase } from '../../support/real-orders.ts'

const database = await realOrdersDatabase()

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('笑嘻佳 is what the reference says, with class and scores', async () => {
    const sourceId = await loadPaperOrders(database)
    await recomputeRfm(database, { sourceId, referenceDate: '2022-07-30', requestedBy: 'test' })
    const { matches } = await findCustomer(database, { name: '笑嘻佳', sourceId })
    const result = (await portrait(database, matches[0]!.customerId))!
    const tags = Object.fromEntries(result.tags.map((tag) => [tag.tag, tag]))
    expect(tags.place).toMatchObject({ province: '江苏省', city: '无锡市', count: 2, of: 3, tied: false })
    expect(tags.level).toMatchObject({ level: 'high', total: 406 })
    expect(tags.frequency).toMatchObject({ frequency: 'frequent', orders: 3 })
    expect(tags.coupon).toMatchObject({ habit: 'often', used: 3, of: 3, fewOrders: false })
    expect(tags.band).toMatchObject({ band: 'morning', count: 2, tied: false })
    expect(tags.third).toMatchObject({ third: 'middle', count: 3, tied: false })
    expect(result.value).toMatchObject({
      rfmClass: '111',
      recency: 42,
      recencyScore: 5,
      frequencyScore: 5,
      monetaryScore: 5,
    })
    expect(result.timeline.map((order) => order.amount)).toEqual([172, 192, 42])
    const near = await findCustomer(database, { name: '笑嘻', sourceId })
    expect(near.nearest[0]!.key).toBe('笑嘻佳')
    expect((await findCustomer(database, { name: '4e135', sourceId })).matches).toHaveLength(1)
  })
})
