import { gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { sql } from 'drizzle-orm'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { confirmMapping, proposeMapping, rejectionsCsv } from '../../src/ingest/index.ts'
import { testDatabase } from '../support/database.ts'
import { couponHeader, couponRow, importContent, lines, refusal } from './made-files.ts'
import { zipOf } from './zip-of.ts'

const database = await testDatabase()
let shops = 0
const newSource = () => `shop ${++shops}`

function storedOrders(source: string) {
  return database.db.execute<Record<string, unknown>>(sql`
    select external_id as id, customers.key as customer, merchant, paid_at::text as paid, coupon_status as status,
      amount::float8 as amount, province, quantity
    from orders join customers on customers.id = customer_id join sources on sources.id = orders.source_id
    where sources.name = ${source} order by external_id`)
}

/** Commas that separate cells. */
const OUTSIDE_QUOTES = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/

const three = lines(
  couponHeader,
  'S1,M1,4e135,2024-03-01 08:00:00.250,1.0,100,0,上海,上海市,1',
  'S2,M1,"张, ""三""",2024/3/2 9:05,0,-50.5,6,江苏省,苏州市,2',
  'S3,M2, 2e20271 ,2024-03-03T10:00:00,,-7,0,广东,深圳市,1.0',
)
const threeOrders = [
  {
    id: 'S1',
    customer: '4e135',
    merchant: 'M1',
    paid: '2024-03-01 08:00:00.25',
    status: 1,
    amount: 100,
    province: '上海市',
    quantity: 1,
  },
  {
    id: 'S2',
    customer: '张, "三"',
    merchant: 'M1',
    paid: '2024-03-02 09:05:00',
    status: 0,
    amount: 50.5,
    province: '江苏省',
    quantity: 2,
  },
  {
    id: 'S3',
    customer: '2e20271',
    merchant: 'M2',
    paid: '2024-03-03 10:00:00',
    status: -1,
    amount: 7,
    province: '广东省',
    quantity: 1,
  },
]

describe('a file of orders', () => {
  const cells = three
    .trimEnd()
    .split('\n')
    .map((row) => row.split(OUTSIDE_QUOTES).reverse())
  const shuffled = lines(cells[0]!.map((name) => ` ${name} `).join(','), ...cells.slice(1).map((row) => row.join(',')))
  const forms: [title: string, content: string | Uint8Array][] = [
    ['as UTF-8', three],
    ['with a byte order mark and Windows line ends', `\uFEFF${three.replaceAll('\n', '\r\n')}`],
    ['as GB18030', iconv.encode(three, 'gb18030')],
    ['as UTF-16', iconv.encode(three, 'utf-16le', { addBOM: true })],
    ['as gzip', gzipSync(three)],
    ['as zip, beside what a Mac adds', zipOf({ '__MACOSX/._a.csv': 'x', 'orders/a.csv': three })],
    [
      'separated by tabs',
      three
        .split('\n')
        .map((row) => row.split(OUTSIDE_QUOTES).join('\t'))
        .join('\n'),
    ],
    ['with its columns in another order and stray spaces', shuffled],
    ['with old Macintosh line ends', three.replaceAll('\n', '\r')],
    ['without a last line end and with blank lines', `\n${three.replace('\nS2', '\n\n\nS2').trimEnd()}`],
  ]
  for (const [title, content] of forms) {
    test(`${title} is read as the same orders`, async () => {
      const source = newSource()
      const report = await importContent(database, content, { source })
      expect(report).toMatchObject({
        rows_read: 3,
        rows_kept: 3,
        rows_repaired: 1,
        orders: 3,
        sales: 157.5,
        sign_flips: 2,
      })
      expect(await storedOrders(source)).toEqual(threeOrders)
    })
  }

  test('as a workbook keeps its local times, whatever the machine thinks of zones', async () => {
    const source = newSource()
    const sheet = utils.aoa_to_sheet([
      couponHeader.split(','),
      [
        'S1',
        'M1',
        '4e135',
        { t: 'n', v: 45_352 + (8 * 3600 + 0.25) / 86_400, z: 'yyyy-mm-dd hh:mm:ss' },
        1,
        100,
        0,
        '上海',
        '上海市',
        1,
      ],
    ])
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['说明'], ['导出于三月']]), '说明')
    utils.book_append_sheet(book, sheet, '订单')
    const report = await importContent(database, write(book, { type: 'buffer', bookType: 'xlsx' }), { source })
    expect(await storedOrders(source)).toEqual([threeOrders[0]])
    expect(report.warnings).toContainEqual({ code: 'sheet_chosen', values: { sheet: '订单', others: ['说明'] } })
  })

  test('comes again without a change, and corrected it updates what was corrected', async () => {
    const source = newSource()
    const first = await importContent(database, three, { source })
    const again = await importContent(database, three, { source })
    expect(again).toMatchObject({ unchanged: true, orders_new: 0, orders_updated: 0, orders_unchanged: 3 })
    expect(again.earlier_import).toMatchObject({ id: first.import_id })
    const corrected = three.replace('-50.5', '-60') + lines(couponRow.replace('S1', 'S4'))
    const third = await importContent(database, corrected, { source: source.toUpperCase() })
    expect(third).toMatchObject({ source, orders_new: 1, orders_updated: 1, orders_unchanged: 2, unchanged: false })
    expect((await storedOrders(source)).map(({ amount }) => amount)).toEqual([100, 60, 7, 100])
  })

  test('tried dry leaves no trace, and says what would have been', async () => {
    const source = newSource()
    const report = await importContent(database, three, { source, dryRun: true })
    expect(report).toMatchObject({ dry_run: true, import_id: null, orders: 3, orders_new: 3, sales: 157.5 })
    const [left] = await database.db.execute<{ count: number }>(
      sql`select count(*)::int as count from sources where name = ${source}`,
    )
    expect(left?.count).toBe(0)
  })

  test('with NUL and half characters in its header, its cells and its name is read without them', async () => {
    const source = newSource()
    const header = couponHeader.replace('城市', '城\0市').concat(',备注\uD83D\0')
    const rows = lines(
      header,
      `${couponRow},`,
      couponRow.replace('S1', 'S\u00002').replace('100', 'fr\0ee\uDE00').concat(','),
    )
    const content = Buffer.from(`\uFEFF${rows}`, 'utf16le')
    const report = await importContent(database, content, { source: `${source}\0`, name: 'march\0\uD83D.csv' })
    expect(report).toMatchObject({ source, file: 'march\uFFFD.csv', rows_kept: 1, rows_rejected: 1 })
    expect(report.missing).toMatchObject({ 城市: 0, '备注\uFFFD': 2 })
    const pieces = []
    for await (const piece of rejectionsCsv(database, report.import_id!)) pieces.push(piece)
    expect(pieces.join('')).toContain('3,amount_unreadable,实付金额,free\uFFFD,')
  })

  test('keeps good rows and rejects bad ones by line, column and value', async () => {
    const bad = lines(
      'S2,M1,a,2024-03-01,1,100,0,x,y',
      'S3,M1,a,2024-03-01,1,100,0,x,y,1,extra',
      'S4,M1,a,2024-02-30,1,100,0,x,y,1',
      'S5,M1,a,2024-03-01,maybe,100,0,x,y,1',
      'S6,M1,a,2024-03-01,1,free,0,x,y,1',
      'S7,M1,a,2024-03-01,1,100,0,x,y,0',
      'S8,M1,a,2099-03-01,1,100,0,x,y,1',
      'S9,M1,,2024-03-01,1,100,0,x,y,1',
      'S1,M1,=cmd(),2024-03-01,1,100,0,x,y,1',
      couponRow,
    )
    const report = await importContent(database, lines(couponHeader, couponRow) + bad, { source: newSource() })
    expect(report).toMatchObject({ rows_read: 11, rows_kept: 1, rows_rejected: 10, orders: 1 })
    const pieces = []
    for await (const piece of rejectionsCsv(database, report.import_id!)) pieces.push(piece)
    const rows = pieces.join('').split('\r\n')
    expect(rows[0]).toBe('\uFEFFline,reason,column,value,row')
    expect(rows.slice(1, 9).map((row) => row.split(',').slice(0, 4))).toEqual([
      ['3', 'fields_too_few', '', '9 ≠ 10'],
      ['4', 'fields_too_many', '', '11 ≠ 10'],
      ['5', 'date_unreadable', '付款日期', '2024-02-30'],
      ['6', 'status_unreadable', '使用状态', 'maybe'],
      ['7', 'amount_unreadable', '实付金额', 'free'],
      ['8', 'quantity_not_positive', '购买数量', '0'],
      ['9', 'date_in_future', '付款日期', '2099-03-01'],
      ['10', 'no_customer', '用户ID', ''],
    ])
    expect(report.reasons.rejected).toMatchObject({ order_id_repeated: 1, duplicate: 1 })
  })
})

describe('a shop whose columns nobody knows yet', () => {
  const content = lines('单号,客户,日期,总金额', 'A1,阿青,2024-03-01,10', 'A2,小白,2024-03-02,0')

  test('is asked about them once', async () => {
    const error = await refusal(database, content, { name: '三月.csv' })
    expect(error.code).toBe('mapping_unconfirmed')
    expect(error.proposal).toEqual({
      columns: { order_id: '单号', customer: '客户', paid_at: '日期', amount: '总金额' },
      orderKey: 'id',
      currency: 'CNY',
    })
    await confirmMapping(database, ['单号', '客户', '日期', '总金额'], error.proposal!, 'test')
    const report = await importContent(database, content, { name: '三月.csv' })
    expect(report).toMatchObject({ source: '三月', preset: 'synonyms', orders: 2, sales: 10 })
    expect(report.warnings).toContainEqual({ code: 'zero_amounts', values: { rows: 1 } })
  })

  test('gets an id for each row where the file has none, the same every time', async () => {
    const source = newSource()
    const rows = lines('customer,date,amount', 'a,2024-03-01,5', 'a,2024-03-01,5', 'b,2024-03-01,5')
    const report = await importContent(database, rows, { source, preset: 'synonyms', currency: 'EUR' })
    expect(report).toMatchObject({ orders: 3, currency: 'EUR', duplicates: { rows: 1 } })
    expect(report.warnings).toContainEqual({ code: 'duplicates_without_id', values: { rows: 1 } })
    expect(await importContent(database, rows, { source, preset: 'synonyms', currency: 'EUR' })).toMatchObject({
      unchanged: true,
    })
    expect(await refusal(database, rows, { source, preset: 'synonyms', currency: 'USD' })).toMatchObject({
      code: 'currency_differs',
    })
  })

  test('is told when the order id is no key, and what would be one', async () => {
    const rows = lines(
      'order id,customer,date,amount',
      ...[1, 2, 3, 4].flatMap((id) => [`${id},a,2024-03-01,5`, `${id},b,2024-03-02,6`]),
    )
    const error = await refusal(database, rows, { preset: 'synonyms' })
    expect(error).toMatchObject({ code: 'order_id_is_no_key', proposal: { orderKey: 'id_customer_day' } })
    const report = await importContent(database, rows, { source: newSource(), mapping: error.proposal! })
    expect(report).toMatchObject({ orders: 8, customers: 2 })
  })

  test('is warned of ids that are row numbers, before the next export takes the same ones', async () => {
    const wish = { source: newSource(), preset: 'synonyms' as const }
    const warning = { code: 'ids_are_row_numbers', values: { column: 'order id' } }
    const header = 'order id,customer,date,amount'
    const march = lines(header, '1,a,2024-03-01,5', '2,b,2024-03-02,free', '3,c,2024-03-03,7')
    const april = lines(header, '1,d,2024-04-01,8', '2,e,2024-04-02,9')
    const first = await importContent(database, march, wish)
    expect(first).toMatchObject({ orders_new: 2, rows_rejected: 1 })
    expect(first.warnings).toContainEqual(warning)
    const second = await importContent(database, april, wish)
    expect(second).toMatchObject({ orders_new: 1, orders_updated: 1 })
    expect(second.warnings).toContainEqual(warning)
    const real = lines(header, '10816,a,2024-03-01,5', '10817,b,2024-03-02,6')
    const codes = (await importContent(database, real, wish)).warnings.map(({ code }) => code)
    expect(codes).not.toContain('ids_are_row_numbers')
  })

  test('lines with products become orders, and a corrected line replaces its order', async () => {
    const source = newSource()
    const rows = lines(
      'Invoice,Date,Customer,SKU,Product Name,Qty,Unit Price',
      '1,12/1/2010 8:26,17850.0,POST,Postage,1,18',
      '1,12/1/2010 8:26,17850.0,85123A,LANTERN,6,2.55',
      '2,12/13/2010 9:00,13047,85123A,LANTERN,2,2.55',
    )
    const wish = { source, mapping: proposeMapping(rows.split('\n')[0]!.split(','), 'GBP').mapping }
    const report = await importContent(database, rows, wish)
    expect(report).toMatchObject({
      orders: 2,
      lines: 3,
      products: 2,
      sales: 38.4,
      day_order: { order: 'mdy', certain: true },
    })
    const corrected = await importContent(database, rows.replace('LANTERN,6', 'LANTERN,5'), wish)
    expect(corrected).toMatchObject({ orders_updated: 1, orders_unchanged: 1, lines: 2, sales: 35.85 })
    expect((await storedOrders(source)).map(({ paid, customer }) => [paid, customer])).toEqual([
      ['2010-12-01 08:26:00', '17850'],
      ['2010-12-13 09:00:00', '13047'],
    ])
  })
})

test('two imports of one source at once end as one after the other', async () => {
  const source = newSource()
  const reports = await Promise.all([1, 2, 3].map(() => importContent(database, three, { source })))
  expect(reports.map(({ orders_new }) => orders_new).sort()).toEqual([0, 0, 3])
  expect(await storedOrders(source)).toHaveLength(3)
})
