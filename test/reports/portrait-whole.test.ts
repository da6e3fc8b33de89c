import { beforeAll, describe, expect, test } from 'vitest'
import { type Portrait, portrait } from '../../src/analysis/portrait/index.ts'
import { recomputeValues } from '../../src/analysis/rfm/index.ts'
import { portraitReport } from '../../src/reports/portrait/portrait.ts'
import { tagGroups } from '../../src/reports/portrait/tag-words.ts'
import { testDatabase } from '../support/database.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import { makeLines, makeProducts, makeReturns } from '../support/products.ts'
import { simulatedOrders } from '../support/simulated-orders.ts'
import { makeVoice, textOf } from '../support/voice.ts'

const database = await testDatabase()
const [zh, en] = [makeVoice('zh'), makeVoice('en')]

describe('a customer of whom all is known', { timeout: 120_000 }, () => {
  let found: Portrait

  beforeAll(async () => {
    const sourceId = await makeSource(database, { name: '小店' })
    const at = (externalId: string, paidAt: string, amount: number, city: string) =>
      ({ customer: '小满', externalId, paidAt, amount, city, province: '浙江省', couponStatus: 1 }) as const
    const ids = await makeOrders(database, sourceId, [
      ...simulatedOrders(800, { seed: 10 }),
      at('o1', '2023-06-05 09:00:00', 30, '杭州市'),
      at('o2', '2023-08-05 10:00:00', 40, '杭州市'),
      at('o3', '2023-11-07 09:30:00', 50, '宁波市'),
    ])
    await makeProducts(database, sourceId, [
      { name: 'RED LANTERN', category: 'lighting' },
      { name: 'MUG', category: 'kitchen' },
    ])
    await makeLines(database, sourceId, [
      { order: 'o1', product: 'RED LANTERN', quantity: 3, price: 10 },
      { order: 'o2', product: 'RED LANTERN', quantity: 4, price: 10 },
      { order: 'o3', product: 'MUG', quantity: 5, price: 10 },
    ])
    const sent = { customer: '小满', product: 'MUG', returnedAt: '2023-11-09 09:00:00', quantity: 1, amount: 12 }
    await makeReturns(database, sourceId, [{ id: 'C1', ...sent }])
    await recomputeValues(database, { sourceId, requestedBy: 'test' })
    found = (await portrait(database, ids.get('小满')!))!
  })

  test('has tags of every group, each with its evidence', () => {
    const text = textOf(portraitReport(found, zh))
    for (const words of [
      '155 天的客户（首单 2023-06-05，最近 2023-11-07）',
      '也寄到（浙江省宁波市 1 单）',
      '退过货（1 行，¥12，相当于消费的 10.0%）',
      '灯具（3 单中 2 单，¥70）',
      'RED LANTERN（3 单中 2 单，¥70）',
      '天约 ',
      '活跃概率 ',
      '检验时全店预测是实际的 ',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).toMatch(/(冠军|忠实|潜力|一般|流失)层（这一层的典型：\d+ 天前、[\d.]+ 单、¥/)
    expect(text).toMatch(/聚类 \d (重要保持|重点发展|一般重要|价值较低)（R.* F.* M/)
  })

  test.each([zh, en])('fits a caption, and its card has the same groups and tags', (voice) => {
    const report = portraitReport(found, voice)
    expect(textOf(report).length).toBeLessThan(1024)
    expect(JSON.stringify(report)).not.toMatch(/NaN|undefined|Infinity/)
    const picture = report.picture as Extract<NonNullable<typeof report.picture>, { chart: 'portrait' }>
    expect(picture.tagGroups.map(({ title }) => title)).toEqual(
      tagGroups.map((group) => voice.t(`portrait-group-${group}`)),
    )
    for (const { tags } of picture.tagGroups) {
      for (const { text } of tags) expect(textOf(report)).toContain(text)
    }
  })

  test('what the model expects is what was computed for this customer', () => {
    const { lifetime } = found
    if (lifetime.state !== 'fitted') throw new Error(`the model is ${lifetime.state}`)
    const text = textOf(portraitReport(found, en))
    expect(text).toContain(`90 days: about ${lifetime.orders90.toFixed(1)} orders`)
    expect(text).toContain(`${Math.round(100 * lifetime.activeProbability!)}% active`)
  })
})

test('a shop whose data do not bear the model says so on the card, and gives no outlook', async () => {
  const sourceId = await makeSource(database)
  const ids = await makeOrders(database, sourceId, [
    { customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 5 },
    { customer: 'b', paidAt: '2024-01-02 08:00:00', amount: 5 },
  ])
  await recomputeValues(database, { sourceId, requestedBy: 'test' })
  const report = portraitReport((await portrait(database, ids.get('a')!))!, en)
  expect(report.picture).toMatchObject({ notes: [expect.stringContaining('see /lifetime')] })
  expect(textOf(report)).not.toContain('Outlook')
  expect(textOf(report)).toContain('came on one day (2024-01-01)')
})
