import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type ColumnMapping, proposeMapping } from '../../src/ingest/index.ts'
import { importReport } from '../../src/reports/imports/import-report.ts'
import { testDatabase } from '../support/database.ts'
import { makeVoice, textOf } from '../support/voice.ts'
import { importContent, lines } from './made-files.ts'

const database = await testDatabase()

function returnsOf(source: string) {
  return database.db.execute<Record<string, unknown>>(sql`
    select external_id as id, line, customers.key as customer, products.code as product, returned_at::text as at, quantity,
      amount::float8 as amount, order_returns.import_id as "importId"
    from order_returns
    join sources on sources.id = order_returns.source_id
    left join customers on customers.id = customer_id
    left join products on products.id = product_id
    where sources.name = ${source} order by line`)
}

const retail = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'

test('cancelled invoices are returns as well as rejected rows, with and without a customer', async () => {
  const content = lines(
    retail,
    '536365,85123A,HEART,6,12/1/2010 8:26,2.55,17850.0,United Kingdom',
    'C536379,85123A,HEART,-2,12/1/2010 9:41,2.55,17850,United Kingdom',
    'C536379,D,Discount,-1,12/1/2010 9:41,27.5,17850,United Kingdom',
    'C536380,22632,WARMER,-1,12/1/2010 9:49,2.1,,United Kingdom',
    'C536381,22632,WARMER,-1,12/1/2010 9:50,2.1,99999,United Kingdom',
    'C536382,22632,WARMER,3,12/1/2010 9:50,2.1,17850,United Kingdom',
    'C536383,22632,WARMER,-3,12/1/2010 9:50,0,17850,United Kingdom',
    '536384,22632,WARMER,-3,12/1/2010 9:50,2.1,17850,United Kingdom',
  )
  const report = await importContent(database, content, { source: 'retail' })
  expect(report.reasons.rejected).toEqual({ cancelled: 5, no_customer: 1, quantity_not_positive: 1 })
  expect(report).toMatchObject({ returns: { lines: 4, amount: 36.8 }, orders: 1, customers: 1, products: 1 })
  const importId = report.import_id
  expect(await returnsOf('retail')).toEqual([
    {
      id: 'C536379',
      line: 3,
      customer: '17850',
      product: '85123A',
      at: '2010-12-01 09:41:00',
      quantity: 2,
      amount: 5.1,
      importId,
    },
    {
      id: 'C536379',
      line: 4,
      customer: '17850',
      product: 'D',
      at: '2010-12-01 09:41:00',
      quantity: 1,
      amount: 27.5,
      importId,
    },
    {
      id: 'C536380',
      line: 5,
      customer: null,
      product: '22632',
      at: '2010-12-01 09:49:00',
      quantity: 1,
      amount: 2.1,
      importId,
    },
    {
      id: 'C536381',
      line: 6,
      customer: null,
      product: '22632',
      at: '2010-12-01 09:50:00',
      quantity: 1,
      amount: 2.1,
      importId,
    },
  ])
  const made = await database.db.execute(sql`select code, description, non_product as odd from products order by code`)
  expect(made.slice(0)).toEqual([
    { code: '22632', description: 'WARMER', odd: false },
    { code: '85123A', description: 'HEART', odd: false },
    { code: 'D', description: 'Discount', odd: true },
  ])
  expect(textOf(importReport(report, makeVoice('zh', 'GBP')))).toContain('退货  4 行，共 £36.80')

  await importContent(database, content, { source: 'retail' })
  expect((await returnsOf('retail')).map((row) => row.importId)).toEqual([importId, importId, importId, importId])
})

test('what a later file says of a cancellation takes the place of all its lines', async () => {
  const before = await returnsOf('retail')
  const content = lines(
    retail,
    '536365,85123A,HEART,6,12/1/2010 8:26,2.55,17850.0,United Kingdom',
    'C536379,85123A,HEART,-1,12/1/2010 9:41,2.55,17850,United Kingdom',
  )
  await importContent(database, content, { source: 'retail' })
  const after = await returnsOf('retail')
  expect(after.filter(({ id }) => id === 'C536379').map(({ quantity }) => quantity)).toEqual([1])
  expect(after.filter(({ id }) => id !== 'C536379')).toEqual(before.filter(({ id }) => id !== 'C536379'))
})

test('a dry run counts returns and keeps none', async () => {
  const content = lines(retail, '1,A,a,6,12/1/2010 8:26,2,7,France', 'C2,A,a,-1,12/1/2010 8:26,2,7,France')
  const report = await importContent(database, content, { source: 'dry', dryRun: true })
  expect(report).toMatchObject({ returns: { lines: 1, amount: 2 } })
  expect(await returnsOf('dry')).toEqual([])
})

test('equal lines of a cancellation are two returns, or one where duplicates are dropped', async () => {
  const row = 'C2,A,a,-1,12/1/2010 8:26,2,7,France'
  const content = lines(retail, '1,A,a,6,12/1/2010 8:26,2,7,France', row, row)
  expect(await importContent(database, content, { source: 'twice' })).toMatchObject({
    returns: { lines: 2, amount: 4 },
  })
  const dropped = await importContent(database, content, { source: 'once', duplicates: 'drop' })
  expect(dropped).toMatchObject({ returns: { lines: 1, amount: 2 } })
})

function mappingOf(header: string): ColumnMapping {
  return proposeMapping(header.split(',')).mapping
}

test('refunds of a mapped file are returns: a quantity or an amount below zero', async () => {
  const header = '订单号,会员,付款时间,数量,实付金额'
  const report = await importContent(
    database,
    lines(
      header,
      'A1,阿青,2024-03-01 08:00,2,100',
      'A2,阿青,2024-03-02 08:00,1,-30',
      'A3,阿青,2024-03-03 08:00,-2,60.5',
      'A4,阿青,2024-03-04 08:00,-1,-20',
      'A5,没买过,2024-03-05 08:00,,-7',
      'A6,,2024-03-06 08:00,1,-8',
      'A7,阿青,2024-03-07 08:00,-1,0',
      'A8,阿青,,1,-9',
    ),
    { source: 'mapped', mapping: mappingOf(header) },
  )
  expect(report.reasons.rejected).toEqual({
    amount_negative: 2,
    quantity_not_positive: 3,
    no_customer: 1,
    not_paid: 1,
  })
  expect(report.returns).toEqual({ lines: 5, amount: 125.5 })
  expect(
    (await returnsOf('mapped')).map(({ id, customer, quantity, amount }) => [id, customer, quantity, amount]),
  ).toEqual([
    ['A2', '阿青', 1, 30],
    ['A3', '阿青', 2, 60.5],
    ['A4', '阿青', 1, 20],
    ['A5', null, 1, 7],
    ['A6', null, 1, 8],
  ])
})

test('returned lines without an amount are worth units times price, and have no order id but a made one', async () => {
  const header = 'customer,date,sku,qty,price'
  const content = lines(header, 'ann,2024-03-01,A,2,5', 'ann,2024-03-02,B,-3,1.5', 'ann,2024-03-02,A,-1,-4')
  const wish = { source: 'priced', mapping: { ...mappingOf(header), orderKey: 'row' as const } }
  const report = await importContent(database, content, wish)
  expect(report.returns).toEqual({ lines: 1, amount: 4.5 })
  const [only] = await returnsOf('priced')
  expect(only).toMatchObject({ id: expect.stringMatching(/^r[0-9a-f]{16}$/), product: 'B', quantity: 3 })
  await importContent(database, content, wish)
  expect(await returnsOf('priced')).toEqual([only])
})
