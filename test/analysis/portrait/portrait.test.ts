import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { findCustomer, portrait, randomCustomer, type Tag } from '../../../src/analysis/portrait/index.ts'
import { schema } from '../../../src/db/index.ts'
import { testDatabase } from '../../support/database.ts'
import { makeOrders, makeSource } from '../../support/factories.ts'

const database = await testDatabase()

describe('finding a customer', () => {
  test('an exact name in the current source is the one, even where another source has it too', async () => {
    const [here, there] = [await makeSource(database, { name: 'here' }), await makeSource(database, { name: 'there' })]
    const row = { customer: 'twin', paidAt: '2024-01-01 00:00:00', amount: 1 }
    const mine = await makeOrders(database, here, [row])
    await makeOrders(database, there, [row, { ...row, customer: 'only there' }])
    const found = await findCustomer(database, { name: ' twin ', sourceId: here })
    expect(found).toEqual({
      matches: [
        {
          customerId: mine.get('twin'),
          key: 'twin',
          sourceId: here,
          sourceName: 'here',
          orders: 1,
          lastOrder: '2024-01-01',
        },
      ],
      nearest: [],
    })
    const elsewhere = await findCustomer(database, { name: 'only there', sourceId: here })
    expect(elsewhere.matches.map((match) => match.sourceName)).toEqual(['there'])
  })

  test('two customers of one name in other sources are both offered', async () => {
    const current = await makeSource(database)
    for (const name of ['east', 'west']) {
      const sourceId = await makeSource(database, { name })
      await makeOrders(database, sourceId, [{ customer: '双胞胎', paidAt: '2024-01-01 00:00:00', amount: 1 }])
    }
    const { matches } = await findCustomer(database, { name: '双胞胎', sourceId: current })
    expect(matches.map((match) => [match.key, match.sourceName])).toEqual([
      ['双胞胎', 'east'],
      ['双胞胎', 'west'],
    ])
  })

  test('a name that is not there offers those that begin with it, contain it, or differ by a letter', async () => {
    const sourceId = await makeSource(database)
    const names = ['Annabel', 'Joanna', 'Anna K', 'Anne', '100%_sure', '<b>&']
    await makeOrders(
      database,
      sourceId,
      names.map((customer) => ({ customer, paidAt: '2024-01-01 00:00:00', amount: 1 })),
    )
    const nearest = async (name: string) =>
      (await findCustomer(database, { name, sourceId })).nearest.map((match) => match.key)
    expect(await nearest('anna')).toEqual(['Anna K', 'Annabel', 'Joanna', 'Anne'])
    expect(await nearest('Anabel')).toEqual(['Annabel'])
    expect(await nearest('0%_')).toEqual(['100%_sure'])
    expect(await nearest('%')).toEqual(['100%_sure'])
    expect(await nearest('<b>')).toEqual(['<b>&'])
    expect(await nearest('zzzz')).toEqual([])
    expect(await findCustomer(database, { name: '  ', sourceId })).toEqual({ matches: [], nearest: [] })
  })

  test('at most six names are offered, of the current source first', async () => {
    const [here, there] = [await makeSource(database), await makeSource(database)]
    const rows = (prefix: string) =>
      [1, 2, 3, 4, 5].map((number) => ({ customer: `${prefix}${number}`, paidAt: '2024-01-01 00:00:00', amount: 1 }))
    await makeOrders(database, there, rows('guest'))
    await makeOrders(database, here, rows('guest-h'))
    const { nearest } = await findCustomer(database, { name: 'guest', sourceId: here })
    expect(nearest).toHaveLength(6)
    expect(nearest.slice(0, 5).every((match) => match.sourceId === here)).toBe(true)
  })
})

describe('a random customer', () => {
  test('every customer with valid orders can be drawn, and nobody else', async () => {
    const sourceId = await makeSource(database)
    const ids = await makeOrders(database, sourceId, [
      { customer: 'a', paidAt: '2024-01-01 00:00:00', amount: 1 },
      { customer: 'brushed', paidAt: '2024-01-01 00:00:00', amount: 1, quarantined: true },
      { customer: 'b', paidAt: '2024-01-01 00:00:00', amount: 1 },
    ])
    const drawn = new Set<number | null>()
    for (const random of [0, 0.4, 0.5, 0.9, 0.999]) drawn.add(await randomCustomer(database, sourceId, () => random))
    expect(drawn).toEqual(new Set([ids.get('a'), ids.get('b')]))
    expect(await randomCustomer(database, await makeSource(database))).toBeNull()
  })
})

describe('a portrait', () => {
  test('ties are broken by the most recent order and marked, and few orders are said to be few', async () => {
    const sourceId = await makeSource(database)
    const ids = await makeOrders(database, sourceId, [
      {
        customer: '<b>&',
        paidAt: '2024-01-05 23:00:00',
        amount: 10,
        province: '广东省',
        city: '深圳市',
        couponStatus: 0,
      },
      {
        customer: '<b>&',
        paidAt: '2024-02-25 05:59:59.999',
        amount: 90,
        province: '上海市',
        city: '上海市',
        couponStatus: 1,
      },
    ])
    const result = await portrait(database, ids.get('<b>&')!)
    expect(result).toMatchObject({ key: '<b>&', orders: 2, total: 100, value: null, quarantine: null })
    expect(result!.tags).toEqual([
      { tag: 'member', firstOrder: '2024-01-05 23:00:00', lastOrder: '2024-02-25 05:59:59.999', days: 51 },
      {
        tag: 'place',
        province: '上海市',
        city: '上海市',
        country: null,
        count: 1,
        of: 2,
        tied: true,
        fewOrders: true,
      },
      { tag: 'other-places', places: [{ province: '广东省', city: '深圳市', country: null, count: 1 }], more: 0 },
      { tag: 'level', level: 'low', total: 100, bounds: [100, 200], boundsFrom: 'settings' },
      { tag: 'frequency', frequency: 'repeated', orders: 2, frequentFrom: 3 },
      { tag: 'coupon', habit: 'often', used: 1, of: 2, fewOrders: true },
      { tag: 'band', band: 'night', count: 1, of: 2, tied: true, fewOrders: true },
      { tag: 'third', third: 'late', count: 1, of: 2, tied: true, fewOrders: true },
    ])
    expect(result!.timeline.map((order) => order.paidAt.slice(0, 10))).toEqual(['2024-01-05', '2024-02-25'])
  })

  test('bands and thirds change at their hours and days', async () => {
    const sourceId = await makeSource(database)
    const times = ['05:59:59.999', '06:00:00', '11:59:59', '12:00:00', '17:59:59', '18:00:00']
    const days = ['01', '10', '11', '20', '21', '31']
    const ids = await makeOrders(
      database,
      sourceId,
      times.map((time, index) => ({ customer: `c${index}`, paidAt: `2024-01-${days[index]} ${time}`, amount: 1 })),
    )
    const seen: unknown[] = []
    for (const id of ids.values()) {
      const { tags } = (await portrait(database, id))!
      seen.push(tags.flatMap((tag) => (tag.tag === 'band' ? [tag.band] : tag.tag === 'third' ? [tag.third] : [])))
    }
    expect(seen).toEqual([
      ['night', 'early'],
      ['morning', 'early'],
      ['morning', 'middle'],
      ['afternoon', 'middle'],
      ['afternoon', 'late'],
      ['evening', 'late'],
    ])
  })

  test("a source in pounds has countries, no coupons, and levels by its own customers' thirds", async () => {
    const sourceId = await makeSource(database, { currency: 'GBP', preset: 'online-retail' })
    const ids = await makeOrders(database, sourceId, [
      { customer: '1', paidAt: '2011-01-01 08:00:00', amount: 10, country: 'EIRE' },
      { customer: '2', paidAt: '2011-01-02 08:00:00', amount: 20, country: 'EIRE' },
      { customer: '3', paidAt: '2011-01-03 08:00:00', amount: 30, country: 'France' },
    ])
    const levels: unknown[] = []
    for (const id of ids.values()) levels.push(byTag((await portrait(database, id))!.tags).level)
    expect(levels).toMatchObject([{ level: 'low' }, { level: 'middle' }, { level: 'high' }])
    expect(levels[0]).toMatchObject({ bounds: [10, 20], boundsFrom: 'terciles' })
    const tags = byTag((await portrait(database, ids.get('3')!))!.tags)
    expect(tags.place).toMatchObject({ country: 'France', province: null })
    expect(tags.coupon).toBeUndefined()
    const { middle } = (await portrait(database, ids.get('3')!))!
    expect(middle).toMatchObject({ customers: 3, orders: 1, total: 20, averageOrder: 20, shareBelow: 2 / 3 })
  })

  test('a customer in quarantine has a portrait that says so, though no measure counts them', async () => {
    const sourceId = await makeSource(database)
    const ids = await makeOrders(database, sourceId, [
      { customer: 'brushed', paidAt: '2024-01-01 08:00:00', amount: 10, quarantined: true },
    ])
    const result = await portrait(database, ids.get('brushed')!)
    expect(result).toMatchObject({ quarantine: 'pending', orders: 1, middle: null, value: null })
    expect(JSON.stringify(result)).not.toContain('NaN')
  })

  test('the number of orders that makes a customer frequent is a setting, and a senseless one is left aside', async () => {
    const sourceId = await makeSource(database)
    const row = { customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 10 }
    const ids = await makeOrders(database, sourceId, [row, row])
    const frequency = async () => byTag((await portrait(database, ids.get('a')!))!.tags).frequency
    await database.db.insert(schema.settings).values({ name: 'frequent', value: 2 })
    expect(await frequency()).toMatchObject({ frequency: 'frequent', frequentFrom: 2 })
    await database.db.execute(sql`update settings set value = '"many"' where name = 'frequent'`)
    expect(await frequency()).toMatchObject({ frequency: 'repeated', frequentFrom: 3 })
  })

  test('a customer who is not there has none', async () => {
    expect(await portrait(database, 987654)).toBeNull()
    expect(await portrait(database, Number.NaN)).toBeNull()
  })
})

function byTag(tags: Tag[]) {
  return Object.fromEntries(tags.map((tag) => [tag.tag, tag])) as { [T in Tag['tag']]?: Extract<Tag, { tag: T }> }
}

test('a day without a time is in no band of the day', async () => {
  const sourceId = await makeSource(database)
  const ids = await makeOrders(database, sourceId, [
    { customer: 'dated', paidAt: '2024-03-01 00:00:00', amount: 1 },
    { customer: 'both', paidAt: '2024-03-01 00:00:00', amount: 1 },
    { customer: 'both', paidAt: '2024-03-02 09:00:00', amount: 1 },
  ])
  const bands = async (name: string) =>
    (await portrait(database, ids.get(name)!))!.tags.flatMap((tag) => (tag.tag === 'band' ? [[tag.band, tag.of]] : []))
  expect(await bands('dated')).toEqual([])
  expect(await bands('both')).toEqual([['morning', 1]])
})
