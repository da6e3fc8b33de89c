import { describe, expect, test } from 'vitest'
import { groupMembersCsv, latestRfm, recomputeRfm, recomputeValues, rfmClasses } from '../../src/analysis/rfm/index.ts'
import { type Segments, type SegmentsAsked, segments } from '../../src/analysis/rfm/segments.ts'
import type { Report, Voice } from '../../src/reports/report.ts'
import { classesReport } from '../../src/reports/segments/classes.ts'
import { segmentsReport } from '../../src/reports/segments/index.ts'
import { rfmDoneReport } from '../../src/reports/segments/rfm-done.ts'
import { madeCustomers } from '../analysis/rfm/made-customers.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
} from '../support/real-orders.ts'
import { actionsOf, makeVoice, textOf } from '../support/voice.ts'

const database = await realOrdersDatabase()
const voices = [makeVoice('zh'), makeVoice('en')] as const
const [zh] = voices

async function look(sourceId: number, asked: SegmentsAsked, voice: Voice): Promise<Report> {
  return segmentsReport((await segments(database, sourceId, asked)) as Segments, voice)
}

const ofClass = (value: (typeof rfmClasses)[number]) => ({ view: 'group', group: { by: 'class', value } }) as const
const viewActions = ['classes', 'scores', 'tiers', 'clusters', 'flow', 'top'].map((view) => `seg:${view}`)

async function shop() {
  const sourceId = await makeSource(database)
  await makeOrders(database, sourceId, [
    { customer: '<b>&', paidAt: '2024-03-01 08:00:00', amount: 300 },
    { customer: '<b>&', paidAt: '2024-03-09 08:00:00', amount: 300 },
    { customer: '=HYPERLINK("x"),y', paidAt: '2024-03-08 08:00:00', amount: 500 },
    { customer: 'c', paidAt: '2024-01-01 08:00:00', amount: 10 },
    { customer: 'd', paidAt: '2024-01-02 08:00:00', amount: 10 },
    { customer: 'e', paidAt: '2024-01-03 08:00:00', amount: 10 },
  ])
  const done = (await recomputeRfm(database, { sourceId, requestedBy: 'test' }))!
  return { sourceId, done, rfm: (await latestRfm(database, sourceId))! }
}

test('the classes come with shares, a reading, a warning of ties and a button each', async () => {
  const { rfm } = await shop()
  const report = classesReport(rfm, zh)
  const text = textOf(report)
  expect(text).toContain('重要价值  1  20.0%  53.1%')
  expect(text).toContain('人数最多的是一般挽留客户：3 人，占 60.0%')
  expect(text).toContain('F 只有 3 和 5 这 2 档')
  expect(text).toContain('参考日 2024-03-10')
  expect(actionsOf(report)).toEqual([...rfmClasses.map((code) => `seg:${code}`), ...viewActions])
  expect(report.picture).toMatchObject({ chart: 'segments' })
})

test('every class has its meaning, three lines of plan and a way back in both languages, empty or not', async () => {
  const { sourceId, rfm } = await shop()
  for (const voice of voices) {
    for (const code of rfmClasses) {
      const report = await look(sourceId, ofClass(code), voice)
      const plan = report.blocks.find((block) => block.kind === 'list')
      expect(plan?.items, code).toHaveLength(3)
      expect(JSON.stringify(report)).not.toMatch(/NaN|undefined|Infinity/)
      const isEmpty = rfm.classes.find((row) => row.rfmClass === code)!.customers === 0
      expect(actionsOf(report)).toEqual(isEmpty ? ['seg:classes'] : [`segcsv:${code}`, 'seg:classes'])
      expect(textOf(report).includes(voice.t('rfm-class-empty'))).toBe(isEmpty)
    }
  }
})

test('top customers are those who paid most, their names as they are', async () => {
  const { sourceId } = await shop()
  const found = await segments(database, sourceId, ofClass('111'))
  expect(found).toMatchObject({
    top: [{ key: '<b>&', recency: 0, frequency: 2, monetary: 600, lastOrder: '2024-03-09', tier: null }],
  })
  expect(textOf(await look(sourceId, ofClass('111'), zh))).toContain('<b>&  ¥600  2  2024-03-09')
})

test('the list of a class is a CSV file that a spreadsheet reads and does not run', async () => {
  const { rfm } = await shop()
  const content = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await groupMembersCsv(database, rfm.snapshot.id, { by: 'class', value: '101' }),
  )
  expect(content).toBe(
    '\uFEFFcustomer,recency_days,orders,amount,r_score,f_score,m_score,class,tier,cluster,last_order\r\n' +
      `"'=HYPERLINK(""x""),y",1,1,500,4,3,4,101,,,2024-03-08\r\n`,
  )
})

test('a finished computation says what it counted, or that nothing has changed', async () => {
  const { sourceId, done } = await shop()
  expect(textOf(rfmDoneReport(done, zh))).toContain('5 位客户、6 单，参考日 2024-03-10')
  const again = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
  expect(textOf(rfmDoneReport(again, zh))).toContain('没有变化')
  expect(textOf(rfmDoneReport(null, zh))).toContain('还没有订单')
})

test('tiers and clusters have buttons for their pages, which lead to a list and back', async () => {
  const sourceId = await makeSource(database)
  await makeOrders(database, sourceId, madeCustomers(100))
  await recomputeRfm(database, { sourceId, requestedBy: 'test' })
  for (const voice of voices) {
    const tiers = await look(sourceId, { view: 'tiers' }, voice)
    expect(actionsOf(tiers)).toEqual(['seg:t1', 'seg:t2', 'seg:t3', 'seg:t4', 'seg:t5', 'rfm:refit', ...viewActions])
    expect(tiers.blocks.find((block) => block.kind === 'list')?.items).toHaveLength(5)
    const clusters = await look(sourceId, { view: 'clusters' }, voice)
    expect(actionsOf(clusters)).toContain('seg:c3')
    for (const [by, letter] of [
      ['tier', 't'],
      ['cluster', 'c'],
    ] as const) {
      for (const value of [1, 2, 3]) {
        const page = await look(sourceId, { view: 'group', group: { by, value } }, voice)
        expect(actionsOf(page)).toEqual([`segcsv:${letter}${value}`, `seg:${by}s`])
        expect(page.blocks.find((block) => block.kind === 'list')?.items).toHaveLength(3)
        expect(JSON.stringify(page)).not.toMatch(/NaN|undefined|Infinity/)
      }
    }
  }
})

test('why there are no tiers is said in words, with the way to compute them where that would help', async () => {
  const { sourceId } = await shop()
  const report = await look(sourceId, { view: 'tiers' }, zh)
  expect(textOf(report)).toContain('客户只有 5 位，少于 50 位不划五层')
  expect(actionsOf(report)).toEqual(viewActions)
  expect(textOf(await look(sourceId, { view: 'flow', by: 'class', from: null }, zh))).toContain(
    '只有 2024-03-10 这一次',
  )
  const fresh = await makeSource(database)
  await makeOrders(database, fresh, [{ customer: 'a', paidAt: '2024-01-01 08:00:00', amount: 1 }])
  expect(actionsOf(await look(fresh, { view: 'top' }, zh))).toEqual(['rfm'])
})

test('a division made anew shows who changed tier as a table, and the centres before and now', async () => {
  const sourceId = await makeSource(database)
  await makeOrders(database, sourceId, madeCustomers(100))
  await recomputeRfm(database, { sourceId, requestedBy: 'test' })
  const rich = madeCustomers(100, 'rich ').map((row) => ({ ...row, amount: row.amount * 1000 }))
  await makeOrders(database, sourceId, rich)
  const done = await recomputeValues(database, { sourceId, requestedBy: 'test', refit: true })
  for (const voice of voices) {
    const report = rfmDoneReport(done, voice)
    const table = report.blocks.find((block) => block.kind === 'table')!
    expect(table.rows).toHaveLength(6)
    const inTable = table.rows.slice(1).flatMap((row) => row.slice(1).map(Number))
    expect(inTable.reduce((sum, count) => sum + count, 0)).toBe(200)
    expect(actionsOf(report)).toEqual(['seg:tiers', 'seg:clusters'])
  }
  expect(textOf(rfmDoneReport(done, zh))).toMatch(/200 位客户中有 \d+ 位（[\d.]+%）换了层/)
  const same = await recomputeValues(database, { sourceId, requestedBy: 'test', refit: true })
  expect(textOf(rfmDoneReport(same, zh))).toContain('没有变化')
})

describe.skipIf(!hasPaperOrders || !hasRetailOrders)('real orders', { timeout: 120_000 }, () => {
  const asked: SegmentsAsked[] = [
    ...(['classes', 'scores', 'tiers', 'clusters', 'top'] as const).map((view) => ({ view })),
    { view: 'flow', by: 'class', from: null },
    { view: 'flow', by: 'tier', from: null },
    ...rfmClasses.map(ofClass),
    ...[1, 2, 3, 4, 5].map((value) => ({ view: 'group', group: { by: 'tier', value } }) as const),
    ...[1, 2, 3].map((value) => ({ view: 'group', group: { by: 'cluster', value } }) as const),
  ]

  test.each([
    ['the paper', loadPaperOrders, '2022-05-01'],
    ['the retailer', loadRetailOrders, '2011-09-10'],
  ] as const)('of %s fit a caption in both languages in every view', async (_name, load, earlier) => {
    const sourceId = await load(database)
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    await recomputeRfm(database, { sourceId, referenceDate: earlier, requestedBy: 'test' })
    await recomputeRfm(database, { sourceId, requestedBy: 'test' })
    const currency = load === loadRetailOrders ? 'GBP' : 'CNY'
    for (const voice of [makeVoice('zh', currency), makeVoice('en', currency)]) {
      for (const one of asked) {
        const report = await look(sourceId, one, voice)
        expect(report.picture, JSON.stringify(one)).toBeDefined()
        expect(textOf(report).length, `${JSON.stringify(one)} ${voice.format.language}`).toBeLessThan(1024)
        expect(textOf(report)).not.toMatch(/NaN|undefined|Infinity|null/)
      }
    }
  })
})
