import { expect, test } from 'vitest'
import { findCustomer, portrait } from '../../src/analysis/portrait/index.ts'
import { recomputeRfm } from '../../src/analysis/rfm/index.ts'
import { customerSuggestions, portraitReport } from '../../src/reports/portrait/portrait.ts'
import { testDatabase } from '../support/database.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import { actionsOf, makeVoice, textOf } from '../support/voice.ts'

const database = await testDatabase()
const [zh, en] = [makeVoice('zh'), makeVoice('en')]

test('a regular is described by tags with their evidence, class and the middle customer', async () => {
  const sourceId = await makeSource(database, { name: 'dac' })
  const at = (paidAt: string, amount: number, city: string) =>
    ({ customer: '笑嘻佳', paidAt, amount, province: '江苏省', city, couponStatus: 1 }) as const
  const ids = await makeOrders(database, sourceId, [
    at('2022-02-17 08:09:10', 172, '无锡市'),
    at('2022-02-19 00:07:55', 192, '苏州市'),
    at('2022-06-17 09:50:14.078', 42, '无锡市'),
    { customer: 'other', paidAt: '2022-03-17 09:50:14', amount: 50 },
  ])
  await recomputeRfm(database, { sourceId, referenceDate: '2022-07-30', requestedBy: 'test' })
  const report = portraitReport((await portrait(database, ids.get('笑嘻佳')!))!, zh)
  const text = textOf(report)
  for (const tag of ['江苏省无锡市', '高消费', '高频', '经常使用优惠券', '上午', '月中']) {
    expect(text).toContain(`${tag}（`)
  }
  expect(text).toContain('重要价值客户 · R')
  expect(text).toContain('累计 ¥406，高于 ¥200')
  expect(text).toContain('全店没有谁花得更多')
  expect(text).not.toContain('样本少')
  expect(actionsOf(report)).toEqual(['seg:111', 'pt:random'])
  expect(report.picture).toMatchObject({
    chart: 'portrait',
    name: '笑嘻佳',
    badge: { text: '重要价值客户', code: '111' },
    timeline: { points: [{ at: '2022-02-17T08:09:10', amount: 172, status: 'used' }, {}, {}] },
  })
})

test('a single order in pounds reads without coupons, class or NaN, and says that it is little', async () => {
  const sourceId = await makeSource(database, { currency: 'GBP' })
  const ids = await makeOrders(database, sourceId, [
    { customer: '<b>&', paidAt: '2011-12-07 08:00:00', amount: 0, country: 'EIRE' },
  ])
  const result = (await portrait(database, ids.get('<b>&')!))!
  for (const voice of [makeVoice('zh', 'GBP'), makeVoice('en', 'GBP')]) {
    const report = portraitReport(result, voice)
    expect(JSON.stringify(report)).not.toMatch(/NaN|undefined|Infinity/)
    expect(report.blocks[0]).toEqual({ kind: 'heading', text: '<b>&' })
    expect(textOf(report)).toContain(voice.t('portrait-evidence-few'))
    expect(textOf(report)).toContain(voice.t('portrait-no-class'))
    expect(textOf(report)).toContain(voice.t('portrait-evidence-terciles'))
    expect(actionsOf(report)).toEqual(['pt:random'])
  }
})

test('a customer in quarantine is said to be in no figure', async () => {
  const sourceId = await makeSource(database)
  const ids = await makeOrders(database, sourceId, [
    { customer: 'brushed', paidAt: '2022-03-01 08:00:00', amount: 10, quarantined: true },
  ])
  const report = portraitReport((await portrait(database, ids.get('brushed')!))!, en)
  expect(textOf(report)).toContain('these orders are counted nowhere else')
  expect(report.picture).toMatchObject({ comparison: [] })
})

test('names that are near become buttons; customers of one name are told apart by their source', async () => {
  const current = await makeSource(database)
  for (const name of ['east', 'west']) {
    const sourceId = await makeSource(database, { name })
    await makeOrders(database, sourceId, [{ customer: 'twin & co', paidAt: '2024-01-01 00:00:00', amount: 1 }])
  }
  const several = customerSuggestions(
    await findCustomer(database, { name: 'twin & co', sourceId: current }),
    'twin & co',
    zh,
  )
  expect(textOf(several)).toContain('叫「twin & co」的客户不止一位')
  expect(several.buttons!.map((row) => row[0]!.label)).toEqual([
    'twin & co（east，1 单）',
    'twin & co（west，1 单）',
    '随机一位',
  ])
  const near = customerSuggestions(await findCustomer(database, { name: 'twin', sourceId: current }), 'twin', en)
  expect(textOf(near)).toBe('Nobody is called “twin”. Did you mean:')
  expect(actionsOf(near).every((action) => Buffer.byteLength(action) <= 64)).toBe(true)
  const none = customerSuggestions(await findCustomer(database, { name: '<i>', sourceId: current }), '<i>', zh)
  expect(textOf(none)).toBe('没有叫「<i>」的客户，也没有相近的名字。')
})
