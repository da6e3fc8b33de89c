import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { sql } from 'drizzle-orm'
import iconv from 'iconv-lite'
import { afterEach, describe, expect, test } from 'vitest'
import type { ImportError } from '../../src/ingest/index.ts'
import { importErrorReport } from '../../src/reports/imports/import-error-report.ts'
import { testDatabase } from '../support/database.ts'
import { makeVoice, textOf } from '../support/voice.ts'
import { couponHeader, couponRow, importContent, lines, refusal } from './made-files.ts'
import { zipOf } from './zip-of.ts'

const database = await testDatabase()

afterEach(async () => {
  const [left] = await database.db.execute<{
    sources: number
    orders: number
    rejections: number
    staging: number
  }>(sql`
    select (select count(*)::int from sources) as sources, (select count(*)::int from orders) as orders,
      (select count(*)::int from import_rejections) as rejections,
      (select count(*)::int from pg_tables where schemaname = 'staging') as staging`)
  expect(left, 'nothing half-written').toEqual({ sources: 0, orders: 0, rejections: 0, staging: 0 })
})

/** Every refusal can be said in both languages, names the file and tells what to do. */
function expectWords(error: ImportError): string {
  const [zh, en] = [makeVoice('zh'), makeVoice('en')].map((voice) => textOf(importErrorReport(error, voice, 'upload')))
  expect(zh).toContain(String(error.details.file))
  expect(en).toContain('Your data is as it was.')
  return zh!
}

const sheetOf = (rows: unknown[][]) => utils.aoa_to_sheet(rows)

function workbook(sheets: Record<string, unknown[][]>): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, sheetOf(rows), name)
  return write(book, { type: 'buffer', bookType: 'xlsx' })
}

function withBadChecksum(gzip: Buffer): Buffer {
  return gzip.fill(0x55, gzip.length - 8, gzip.length - 4)
}

const huge = lines(couponHeader) + lines(couponRow).repeat(30_000)

const cases: [title: string, content: string | Uint8Array, code: string, said: string][] = [
  ['an empty file', '', 'empty_file', '文件是空的'],
  ['blank lines only', '\n\n  \n', 'empty_file', '文件是空的'],
  ['a header only', lines(couponHeader), 'header_only', '只有表头'],
  ['a header of unknown words', lines('alpha,beta,gamma', 'x,y,z'), 'unknown_header', '认不出'],
  ['no header at all', lines('S1,M1,ab,2024-03-01 08:00:00,1.0,100,0,x,y,1'), 'no_header', '第一行像是数据'],
  [
    'a column missing',
    lines(couponHeader.replace(',实付金额', ''), 'S1,M1,a,2024-03-01,1,0,x,y,1'),
    'missing_column',
    '实付金额',
  ],
  [
    'a quote that never closes',
    lines(couponHeader, couponRow, '"S2,M1,a,2024-03-01,1,5,0,x,y,1'),
    'quote_not_closed',
    '第 3 行',
  ],
  [
    'a PNG',
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), randomBytes(99)]),
    'not_a_table',
    'PNG',
  ],
  ['a PDF', '%PDF-1.7\n%\u00e2\u00e3', 'not_a_table', 'PDF'],
  ['a web page', '<!DOCTYPE html><html><body>订单</body></html>', 'not_a_table', 'HTML'],
  ['JSON', '[{"order": 1, "amount": 2}]', 'not_a_table', 'JSON'],
  ['binary bytes', Buffer.from([1, 2, 0, 3, 4, 0, 0, 9]), 'not_a_table', 'binary'],
  ['a gzip cut off', gzipSync(huge).subarray(0, 2000), 'cut_off', '不完整'],
  ['a gzip with damage', withBadChecksum(gzipSync(huge)), 'damaged', '已损坏'],
  ['a gzip in a gzip', gzipSync(gzipSync(huge)), 'archive_in_archive', '只压缩一层'],
  ['a zip with two files', zipOf({ 'a.csv': huge, 'b.csv': huge }), 'several_files', 'a.csv、b.csv'],
  ['a zip with nothing in it', zipOf({}), 'empty_file', '文件是空的'],
  ['a zip cut off', zipOf({ 'a.csv': huge }).subarray(0, 900), 'cut_off', '不完整'],
  [
    'two sheets of orders',
    workbook({
      三月: [couponHeader.split(','), couponRow.split(',')],
      四月: [couponHeader.split(','), couponRow.split(',')],
    }),
    'several_sheets',
    '三月 (2)',
  ],
  ['an empty workbook', workbook({ Sheet1: [] }), 'empty_file', '文件是空的'],
  [
    'UTF-8 that turns into something else',
    Buffer.concat([
      Buffer.from(lines(couponHeader, couponRow)),
      iconv.encode(lines('S2,M1,回客,2024-03-01,1,5,0,上海,上海市,1'), 'gb18030'),
    ]),
    'wrong_encoding',
    '',
  ],
  [
    'Latin-1',
    Buffer.from(lines('order id,customer,date,amount', '1,Ren\u00e9,2024-03-01,5', '2,a\u00e9,2024-03-01,5'), 'latin1'),
    'wrong_encoding',
    '第 2 行',
  ],
  [
    'dates that nobody can read',
    lines(couponHeader, couponRow.replace('2024-03-01 08:00:00', '三月初一')),
    'every_row_rejected',
    '付款时间看不懂',
  ],
  ['payments in 2099', lines(couponHeader, couponRow.replace('2024', '2099')), 'every_row_rejected', '付款时间在将来'],
]

describe('a file that cannot be imported is refused with its name, the fault and the remedy', () => {
  for (const [title, content, code, said] of cases) {
    test(title, async () => {
      const error = await refusal(database, content, { name: 'march.csv' })
      expect(error.code).toBe(code)
      expect(error.details.file).toBe('march.csv')
      expect(expectWords(error)).toContain(said)
    })
  }

  test('a file over the size limit', async () => {
    const error = await refusal(database, huge, { limits: { file: 1_000_000, unpacked: 9e9 } })
    expect(error).toMatchObject({ code: 'file_too_large', details: { limit_mb: 1 } })
    expectWords(error)
  })

  test('an archive that unpacks to more than the limit', async () => {
    for (const packed of [gzipSync(huge), zipOf({ 'a.csv': huge })]) {
      const error = await refusal(database, packed, { limits: { file: 1e9, unpacked: 1_000_000 } })
      expect(error.code).toBe('unpacked_too_large')
      expectWords(error)
    }
  })

  test('a bomb below the limit', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(lines(couponHeader)), Buffer.alloc(90_000_000, 10)]), { level: 9 })
    const error = await refusal(database, bomb, { limits: { file: 1e9, unpacked: 9e9 } })
    expect(error.code).toBe('zip_bomb')
    expectWords(error)
  })

  test('a workbook with a password', async () => {
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1000)])
    ole.write('EncryptedPackage', 600, 'utf16le')
    const error = await refusal(database, ole, { name: 'locked.xlsx' })
    expect(error.code).toBe('password')
    expectWords(error)
  })

  test('a fault found beside NUL and half characters is said without them', async () => {
    const bad = lines(couponHeader.replace(',城市', ',城\0市'), couponRow.replace('100', 'fr\0ee\uD83D'))
    const error = await refusal(database, Buffer.from(`\uFEFF${bad}`, 'utf16le'), { name: 'march\0.csv' })
    expect(error).toMatchObject({ code: 'every_row_rejected', details: { file: 'march.csv', value: 'free\uFFFD' } })
    const unknown = Buffer.from(
      `\uFEFF${lines('单\0号,客户,日期,总金额\uD83D,总金额', 'A1,a,2024-03-01,1,1')}`,
      'utf16le',
    )
    const question = await refusal(database, unknown)
    expect(question).toMatchObject({ code: 'mapping_unconfirmed', proposal: { columns: { order_id: '单号' } } })
    expect(question.details.header).toEqual(['单号', '客户', '日期', '总金额\uFFFD', '总金额'])
    const book = workbook({
      订单: [
        ['单\0号', '客户', '日期', '总金额'],
        ['A1', 'a\0b', '2024-03-01', 'fr\0ee\uD83D'],
      ],
    })
    const inWorkbook = await refusal(database, book, { preset: 'synonyms' })
    expect(inWorkbook).toMatchObject({ code: 'every_row_rejected', details: { column: '总金额', value: 'free\uFFFD' } })
  })

  test('a sheet that does not exist is answered with those that do', async () => {
    const book = workbook({ 订单: [couponHeader.split(','), couponRow.split(',')] })
    const error = await refusal(database, book, { sheet: '退款' })
    expect(error).toMatchObject({ code: 'no_such_sheet', details: { sheets: ['订单 (2)'] } })
    expectWords(error)
  })

  test('a file without an optional column can be imported once somebody agrees', async () => {
    const content = lines(couponHeader.replace('邮费,', ''), 'S1,M1,a,2024-03-01,1,100,上海,上海市,1')
    const error = await refusal(database, content)
    expect(error).toMatchObject({ code: 'missing_column', details: { columns: ['邮费'] } })
    const report = importErrorReport(error, makeVoice('zh'), '3f2b8c1e-0000-4000-8000-000000000000')
    expect(report.buttons).toEqual([
      [{ label: '就这样导入', action: 'import:confirm:3f2b8c1e-0000-4000-8000-000000000000' }],
    ])
    expect((await importContent(database, content, { mapping: error.proposal!, dryRun: true })).orders).toBe(1)
  })
})
