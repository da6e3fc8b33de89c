import { utils, write } from '@e965/xlsx'
import { sql } from 'drizzle-orm'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { importWithProposal } from '../../src/ingest/index.ts'
import { importErrorReport } from '../../src/reports/imports/import-error-report.ts'
import { importReport } from '../../src/reports/imports/import-report.ts'
import { testDatabase } from '../support/database.ts'
import { makeVoice, textOf } from '../support/voice.ts'
import { lines, refusal, writeFile } from './made-files.ts'

const database = await testDatabase()

function agreed(content: string | Uint8Array, source: string, name = `${source}.csv`) {
  return importWithProposal(database, {
    file: { name, path: writeFile(content) },
    source,
    requestedBy: 'test',
    limits: { file: 1e9, unpacked: 1e9 },
  })
}

function stored(source: string) {
  return database.db.execute<Record<string, unknown>>(sql`
    select external_id as id, customers.key as customer, paid_at::text as paid, amount::float8 as amount
    from orders join sources on sources.id = orders.source_id left join customers on customers.id = customer_id
    where sources.name = ${source} order by paid_at, external_id`)
}

function workbook(sheets: Record<string, unknown[][]>): Uint8Array {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array
}

test("a marketplace's export in GB18030 is read: guarded ids, spaces in the header, unpaid rows, two ways of writing a time", async () => {
  const content = lines(
    '订单编号,买家会员名,买家应付邮费,买家实际支付金额,订单付款时间 ,宝贝总数量,退款金额',
    '="2400000001",笑嘻佳,0,39.00,2024/01/02 03:04:05,1,0',
    '="2400000002",笑嘻佳,0,0,2024/1/3 8:00,2,39',
    "'2400000003,张三丰,0,5,2024-01-04,1,0",
    '="2400000004",张三丰,0,5,,1,0',
  )
  const report = await agreed(iconv.encode(content, 'gb18030'), 'marketplace')
  expect(await stored('marketplace')).toEqual([
    { id: '2400000001', customer: '笑嘻佳', paid: '2024-01-02 03:04:05', amount: 39 },
    { id: '2400000002', customer: '笑嘻佳', paid: '2024-01-03 08:00:00', amount: 0 },
    { id: '2400000003', customer: '张三丰', paid: '2024-01-04 00:00:00', amount: 5 },
  ])
  expect(report.warnings.map(({ code }) => code).sort()).toEqual([
    'encoding',
    'refund_column',
    'spaces_in_header',
    'unpaid_orders',
    'zero_amounts',
  ])
  expect(textOf(importReport(report, makeVoice('zh')))).toContain('邮费  都是 ¥0')
})

test('lines between tabs, days first, with an order of two lines and a refunded one', async () => {
  const content = [
    'Order Number\tCustomer Email\tOrder Date\tSKU\tQty\tLine Total',
    '#1\tann@x.com\t25/12/2023\tA\t1\t4.50',
    '#1\tann@x.com\t25/12/2023\tB\t2\t9.00',
    '#1\tann@x.com\t25/12/2023\tA\t-1\t-4.50',
    '#2\tbob@x.com\t03/01/2024\tA\t1\t4.50',
  ].join('\n')
  const report = await agreed(content, 'tabs', 'tabs.tsv')
  expect(report).toMatchObject({
    orders: 2,
    sales: 18,
    returns: { lines: 1, amount: 4.5 },
    day_order: { order: 'dmy' },
  })
  expect(report.warnings.map(({ code }) => code)).toContain('days_only')
})

test('one order of one customer, and an order of nothing, are reports like any other', async () => {
  const one = await agreed(lines('customer,date,amount', 'ann,2024-03-01 08:00:01,12.5'), 'one')
  expect(one).toMatchObject({ orders: 1, customers: 1, sales: 12.5, amount: { std: null } })
  expect(textOf(importReport(one, makeVoice('zh')))).toMatch(/时间 {2}2024-03-01\n/)
  const nothing = await agreed(lines('customer,date,amount', 'ann,2024-03-01 08:00:01,0'), 'nothing')
  expect(nothing).toMatchObject({ orders: 1, sales: 0 })
  for (const report of [one, nothing]) {
    for (const language of ['zh', 'en'] as const) {
      expect(textOf(importReport(report, makeVoice(language)))).not.toMatch(/NaN|Infinity|undefined|null/)
    }
  }
})

test('a file with refunds only is refused, for it may be that every amount has the wrong sign', async () => {
  const content = lines('customer,date,amount', 'ann,2024-03-01,-5', 'bob,2024-03-01,-6')
  const request = { source: 'refunds', requestedBy: 'test', limits: { file: 1e9, unpacked: 1e9 } }
  const file = { name: 'refunds.csv', path: writeFile(content) }
  const error = await importWithProposal(database, { file, ...request }).catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'every_row_rejected', details: { reason: 'amount_negative' } })
  const [kept] = await database.db.execute<{ returns: number }>(sql`
    select count(*)::int as returns from order_returns where amount in (5, 6)`)
  expect(kept!.returns).toBe(0)
})

test('of several sheets the one with customers is read, else the only one of sales, else nobody can know', async () => {
  const orders = [
    ['会员', '日期', '金额'],
    ['阿青', '2024-03-01', 5],
  ]
  const sums = [
    ['日期', '销售额'],
    ['2024-03-01', 5],
  ]
  const notes = [['说明'], ['三月']]
  expect(await agreed(workbook({ 汇总: sums, 订单: orders }), 'sheets', 's.xlsx')).toMatchObject({ customers: 1 })
  expect(await agreed(workbook({ 说明: notes, 流水: sums }), 'sums', 's.xlsx')).toMatchObject({ customers: null })
  const error = await refusal(database, workbook({ 一: sums, 二: sums }), { name: 's.xlsx' })
  expect(error.code).toBe('several_sheets')
})

test('a shop system that writes the payment on the first row of an order has all of its products read', async () => {
  const header =
    'Name,Email,Paid at,Total,Discount Amount,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Vendor'
  const content = lines(
    header,
    '#1,ann@x.com,2024-01-02 03:04:05 -0500,30.00,2.00,1,Bag,20,B,V',
    '#1,ann@x.com,,,,2,Mug,6,M,V',
    '#1,,,,,1,Bag,0.5,B,V',
    '#2,bob@x.com,2024-01-03 03:04:05 -0500,8.00,0,1,Mug,6,M,W',
    '#3,cid@x.com,,,,1,Mug,6,M,W',
    '#3,cid@x.com,,,,1,Bag,20,B,W',
  )
  const report = await agreed(content, 'payment on top')
  expect(report).toMatchObject({
    rows_kept: 4,
    rows_rejected: 2,
    orders: 2,
    sales: 38,
    lines: 4,
    reasons: { rejected: { not_paid: 2 }, repaired: { line_continued: 2 } },
  })
  expect(report.warnings.map(({ code }) => code)).not.toContain('zero_amounts')
  const [order] = await database.db.execute(sql`
    select amount::float8 as amount, orders.quantity, merchant, count(order_lines.*)::int as lines,
      sum(order_lines.quantity * unit_price)::float8 as goods
    from orders join order_lines on order_id = orders.id join sources on sources.id = orders.source_id
    where sources.name = 'payment on top' and external_id = '#1' group by orders.id`)
  expect(order).toEqual({ amount: 30, quantity: 4, merchant: 'V', lines: 3, goods: 32.5 })
  expect(await agreed(content, 'payment on top')).toMatchObject({ orders_unchanged: 2, unchanged: true })
})

test('amounts with a comma for the point are not guessed, and the answer says so', async () => {
  const file = {
    name: 'comma.csv',
    path: writeFile(lines('customer;date;amount', 'ann;01.03.2024;12,50', 'bob;02.03.2024;1.234,50')),
  }
  const request = { source: 'comma', requestedBy: 'test', limits: { file: 1e9, unpacked: 1e9 } }
  const error = await importWithProposal(database, { file, ...request }).catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'every_row_rejected', details: { reason: 'decimal_comma', value: '12,50' } })
  expect(textOf(importErrorReport(error, makeVoice('zh'), null))).toContain('请导出时改用小数点')
})

test('an amount of the whole order that stands on each of its lines is named', async () => {
  const header = 'order id,customer,date,total,sku,qty'
  const whole = await agreed(
    lines(header, ...[1, 2, 3].flatMap((id) => [`${id},ann,2024-03-0${id},30,A,1`, `${id},ann,2024-03-0${id},30,B,2`])),
    'whole amounts',
  )
  expect(whole.warnings).toContainEqual({ code: 'amounts_repeated', values: { orders: 3, column: 'total' } })
  for (const voice of ['zh', 'en'] as const) expect(textOf(importReport(whole, makeVoice(voice)))).toContain('total')
  const own = await agreed(
    lines(
      header,
      ...[1, 2, 3].flatMap((id) => [`${id},ann,2024-03-0${id},30,A,1`, `${id},ann,2024-03-0${id},3${id},B,2`]),
    ),
    'own amounts',
  )
  expect(own.warnings.map(({ code }) => code)).not.toContain('amounts_repeated')
})
