import { beforeAll, describe, expect, test } from 'vitest'
import { renderPicture } from '../../charts/render.ts'
import { portrait, randomCustomer } from '../../src/analysis/portrait/index.ts'
import { recomputeValues } from '../../src/analysis/rfm/index.ts'
import { findSource } from '../../src/analysis/sources.ts'
import { weeklySummary } from '../../src/analysis/weekly/index.ts'
import { addressTo } from '../../src/bot/present.ts'
import { createFormat, languages, translator } from '../../src/i18n/index.ts'
import { importWithProposal } from '../../src/ingest/index.ts'
import { questions } from '../../src/questions/index.ts'
import { composeText, limits } from '../../src/reports/compose-text.ts'
import { portraitReport } from '../../src/reports/portrait/portrait.ts'
import type { Report } from '../../src/reports/report.ts'
import { weeklyReport } from '../../src/reports/weekly/weekly.ts'
import { lines, writeFile } from '../ingest/made-files.ts'
import { testDatabase } from '../support/database.ts'
import { textOf } from '../support/voice.ts'

const database = await testDatabase()

/** Every view of every question. */
const views: Record<string, string[]> = {
  overview: ['', '7'],
  trend: ['', 'month.sales.7', 'day.quantity.all', 'weekday.buyers.all', 'hour.sales.all'],
  places: ['', '7'],
  coupons: ['', 'level.all', 'place.all', 'merchant.7'],
  habits: ['', 'quantity.all', 'frequency.7', 'band.all', 'third.all'],
  levels: ['', 'month.7'],
  products: ['', 'd:bags:all', 'd:none:7', 'b:sales:all', 'b:quantity:7', 'b:customers:all', 'r:all', 'n:all'],
  strategy: ['', 'who', 'when', 'where', 'withheld'],
  segments: ['', 'scores', 'tiers', 'clusters', 'top', 'flow.c', 'flow.t', '111', '000', 't1', 'c1'],
  cohorts: ['', 'repeat', 'repeat-period', 'repeat-coupon', 'repeat-amount', 'gaps', 'number'],
  lifetime: ['', 'top', 'map', 'check'],
}

const many = (count: number, row: (at: number) => string) => Array.from({ length: count }, (_, at) => row(at))
const day = (at: number) => `2024-0${1 + (Math.floor(at / 28) % 6)}-${String(1 + (at % 28)).padStart(2, '0')}`

const oddNames = [
  '12345',
  '4e135',
  '😀👨‍👩‍👧',
  '<b>x</b>',
  'x'.repeat(200),
  "'); DROP TABLE orders;--",
  '=1+1',
  '*b* _i_',
  '%s{0}',
  '{ $name }',
  '__proto__',
]

const shops: [name: string, header: string, rows: string[]][] = [
  ['one order', 'order id,customer,date,amount', ['1,ann,2024-03-01 10:00:00,88']],
  [
    'one customer',
    'order id,customer,date,amount,quantity',
    many(30, (at) => `${at},ann,${day(at)} 1${at % 10}:00:00,${at},2`),
  ],
  [
    'one day',
    'order id,customer,date,amount,country',
    many(40, (at) => `${at},c${at % 23},2024-03-01 ${10 + (at % 12)}:00:00,${at + 1},UK`),
  ],
  [
    'nothing paid',
    'order id,customer,date,amount,country',
    many(60, (at) => `${at},c${at % 23},${day(at)} 10:00:00,0,"Korea, ${at % 3}"`),
  ],
  ['all alike', 'order id,customer,date,amount', many(60, (at) => `${at},c${at},2024-03-01 00:00:00,10`)],
  [
    'no customers',
    '单号,日期,金额,门店,省份',
    many(60, (at) => `${at},${day(at)},${at},店${at % 2},${at % 2 ? '上海' : '广东'}`),
  ],
  [
    'nearly all returned',
    'order id,customer,date,amount,sku,product name',
    many(40, (at) => `${at},c${at % 9},${day(at)},${at === 3 ? 5 : -9},S${at % 3},Bag`),
  ],
  [
    'no coupon claimed',
    '订单ID,用户,付款日期,金额,商家,使用状态,省份',
    many(90, (at) => `${at},用户${at % 31},${day(at)} 08:00:00,${at * 3},M${at % 4},-1,四川`),
  ],
  [
    'odd names',
    'order id,customer,date,amount,sku,product name',
    many(
      66,
      (at) => `${at},"${oddNames[at % 11]}",${day(at)} 08:00:00,${at},<i>${at % 5},${at % 5 ? '茶杯 {0} <b>' : ''}`,
    ),
  ],
]

describe.each(shops)('a shop with %s', (name, header, rows) => {
  let sourceId = 0
  beforeAll(async () => {
    const report = await importWithProposal(database, {
      file: { name: 'orders.csv', path: writeFile(lines(header, ...rows)) },
      source: name,
      requestedBy: 'test',
      limits: { file: 1e9, unpacked: 1e9 },
    })
    sourceId = report.source_id!
    await recomputeValues(database, { sourceId, requestedBy: 'test' })
  })

  test('has a sane answer to every question in both languages', async () => {
    const source = (await findSource(database, name))!
    for (const question of questions) {
      for (const said of views[question.name]!) {
        const answer = (await question.answer(database, source, said))!
        const what = `/${question.name} ${said}`
        expectSane(jsonOf(answer.result), what)
        expect(await question.answer(database, source, answer.asked), what).toMatchObject({ asked: answer.asked })
        checkReport((language) => answer.report(voiceOf(language)), sourceId, what)
        const { table } = answer.report(voiceOf('zh'))
        if (!table) continue
        expectSane(table.rows.join('\n'), `${what} as CSV`)
        expect(Buffer.byteLength(`csv:${question.action}:${answer.asked}@2147483647`), what).toBeLessThanOrEqual(64)
      }
    }
  })

  test('has a sane portrait and a sane week', async () => {
    const customerId = await randomCustomer(database, sourceId)
    const card = customerId === null ? null : (await portrait(database, customerId))!
    expect(card === null).toBe(name === 'no customers')
    if (card) checkReport((language) => portraitReport(card, voiceOf(language)), sourceId, 'portrait')
    const week = (await weeklySummary(database, { sourceId, before: '2024-03-06' }))!
    for (const panel of Object.values(week)) expect(panel).not.toMatchObject({ reason: 'failed' })
    checkReport((language) => weeklyReport(week, voiceOf(language)), sourceId, 'week')
  })
})

function voiceOf(language: (typeof languages)[number]) {
  return { t: translator(language), format: createFormat(language, 'CNY') }
}

/** Texts that fit Telegram's messages, buttons that fit theirs, and a picture that can be drawn. */
function checkReport(reportIn: (language: (typeof languages)[number]) => Report, sourceId: number, what: string): void {
  for (const language of languages) {
    const report = addressTo(sourceId, reportIn(language))
    const messages = composeText(report.blocks, report.picture ? limits.caption : limits.text)
    expect(messages.length, what).toBeGreaterThan(0)
    for (const { text, entities } of messages) {
      expect(text.length, what).toBeLessThanOrEqual(limits.text)
      expect(text, what).not.toMatch(/\n{3}|\{ \$/)
      for (const { offset, length } of entities) expect(offset + length, what).toBeLessThanOrEqual(text.length)
    }
    for (const block of report.blocks) if ('text' in block) expect(block.text.trim(), what).not.toBe('')
    expectSane(messages.map(({ text }) => text).join('\n'), `${what} in ${language}`)
    for (const { label, action } of (report.buttons ?? []).flat()) {
      expect(label.length, what).toBeGreaterThan(0)
      expect(Buffer.byteLength(action), what).toBeLessThanOrEqual(64)
    }
    if (!report.picture) continue
    expectSane(jsonOf(report.picture), `the picture of ${what}`)
    if (language === 'zh') expect(renderPicture(report.picture).length, what).toBeGreaterThan(4000)
  }
}

/** As JSON, but with the numbers that JSON makes null of. */
function jsonOf(value: object): string {
  return JSON.stringify(value, (_, inner) =>
    Number.isNaN(inner) || Math.abs(inner) === Infinity ? String(inner) : inner,
  )
}

function expectSane(text: string, what: string): void {
  expect(text, what).not.toMatch(/NaN|undefined|Infinity|\[object/)
}

describe('what the data do not say', () => {
  async function said(shop: string, name: string, view = ''): Promise<string> {
    const question = questions.find((candidate) => candidate.name === name)!
    const answer = (await question.answer(database, (await findSource(database, shop))!, view))!
    return textOf(answer.report(voiceOf('zh')))
  }

  test('nobody is to be won back where all came on the same day', async () => {
    expect(await said('one day', 'segments')).not.toContain('先挽回他们')
  })

  test('the classes of a handful of customers say that they are few', async () => {
    expect(await said('one customer', 'segments')).toContain('一共只有 1 位客户')
    expect(await said('one day', 'segments')).not.toContain('一共只有')
  })

  test('nobody is urged to a second order where everybody has one', async () => {
    expect(await said('odd names', 'strategy', 'who')).not.toContain('促成第二单')
    expect(await said('nearly all returned', 'strategy', 'withheld')).not.toContain('促成第二单')
  })

  test('levels of equal customers have one bound, and a few customers make no chances', async () => {
    expect(await said('all alike', 'levels')).toContain('分不出中档：¥10 以内为低')
    expect(await said('odd names', 'cohorts', 'number')).toContain('每一次之后的客户都太少')
  })
})
