import { describe, expect, test } from 'vitest'
import { groupMembersCsv, latestRfm, recomputeRfm, rfmClasses } from '../../src/analysis/rfm/index.ts'
import { type Segments, type SegmentsAsked, segments } from '../../src/analysis/rfm/segments.ts'
import { rfmDoneReport } from '../../src/reports/rfm-done.ts'
import { classReport, segmentsReport } from '../../src/reports/segments.ts'
import { testDatabase } from '../support/database.ts'
import { makeOrders, makeSource } from '../support/factories.ts'
import { hasPaperOrders, loadPaperOrders } from '../support/real-orders.ts'
import { actionsOf, makeVoice, textOf } from '../support/voice.ts'

const database = await testDatabase()
const voices = [makeVoice('zh'), makeVoice('en')] as const
const [zh] = voices

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
  const report = segmentsReport(rfm, zh)
  const text = textOf(report)
  expect(text).toContain('重要价值  1  20.0%  53.1%')
  expect(text).toContain('人数最多的是一般挽留客户：3 人，占 60.0%')
  expect(text).toContain('F 只有 3 和 5 这 2 档')
  expect(text).toContain('参考日 2024-03-10')
  expect(actionsOf(report)).toEqual(rfmClasses.map((code) => `seg:${code}`))
  expect(report.picture).toMatchObject({ chart: 'segments' })
})

test('every class has its meaning, three lines of plan and a way back in both languages, empty or not', async () => {
  const { rfm } = await shop()
  for (const voice of voices) {
    for (const code of rfmClasses) {
      const members = await classMembers(database, rfm.snapshot.id, code, 10)
      const report = classReport(rfm, code, members, voice)
      const plan = report.blocks.find((block) => block.kind === 'list')
      expect(plan?.items, code).toHaveLength(3)
      expect(JSON.stringify(report)).not.toMatch(/NaN|undefined|Infinity/)
      const isEmpty = members.length === 0
      expect(actionsOf(report)).toEqual(isEmpty ? ['seg'] : [`segcsv:${code}`, 'seg'])
      expect(textOf(report).includes(voice.t('rfm-class-empty'))).toBe(isEmpty)
    }
  }
})

test('top customers are those who paid most, their names as they are', async () => {
  const { rfm } = await shop()
  const members = await classMembers(database, rfm.snapshot.id, '111', 10)
  expect(members).toMatchObject([{ key: '<b>&', recency: 0, frequency: 2, monetary: 600, lastOrder: '2024-03-09' }])
  expect(textOf(classReport(rfm, '111', members, zh))).toContain('<b>&  ¥600  2  2024-03-09')
})

test('the list of a class is a CSV file that a spreadsheet reads and does not run', async () => {
  const { rfm } = await shop()
  const content = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await classMembersCsv(database, rfm.snapshot.id, '101'),
  )
  expect(content).toBe(
    '\uFEFFcustomer,recency_days,orders,amount,r_score,f_score,m_score,class,last_order\r\n' +
      `"'=HYPERLINK(""x""),y",1,1,500,4,3,4,101,2024-03-08\r\n`,
  )
})

test('a finished computation says what it counted, or that nothing has changed', async () => {
  const { sourceId, done } = await shop()
  expect(textOf(rfmDoneReport(done, zh))).toContain('5 位客户、6 单，参考日 2024-03-10')
  const again = await recomputeRfm(database, { sourceId, requestedBy: 'test' })
  expect(textOf(rfmDoneReport(again, zh))).toContain('没有变化')
  expect(textOf(rfmDoneReport(null, zh))).toContain('还没有订单')
})

describe.skipIf(!hasPaperOrders)("the paper's orders", { timeout: 120_000 }, () => {
  test('fit a caption in both languages', async () => {
    const sourceId = await loadPaperOrders(database)
    await recomputeRfm(database, { sourceId, referenceDate: '2022-07-30', requestedBy: 'test' })
    const rfm = (await latestRfm(database, sourceId))!
    for (const voice of voices) {
      expect(textOf(segmentsReport(rfm, voice)).length).toBeLessThan(1000)
      for (const code of rfmClasses) {
        const report = classReport(rfm, code, await classMembers(database, rfm.snapshot.id, code, 10), voice)
        expect(textOf(report).length, code).toBeLessThan(1000)
      }
    }
  })
})
