import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importWithProposal } from '../../src/ingest/index.ts'
import { importErrorReport, importReport } from '../../src/reports/imports/import-report.ts'
import { testDatabase } from '../support/database.ts'
import { makeVoice, textOf } from '../support/voice.ts'
import { couponHeader, importContent, lines, refusal, writeFile } from './made-files.ts'

const database = await testDatabase()
const [zh, en] = [makeVoice('zh'), makeVoice('en')]

/** Imports a file whose columns somebody has agreed with. */
function agreed(content: string, source: string) {
  return importWithProposal(database, {
    file: { name: 'sales.csv', path: writeFile(content) },
    source,
    requestedBy: 'test',
    limits: { file: 1e9, unpacked: 1e9 },
  })
}

function stored(source: string) {
  return database.db.execute<{ id: string; customer: number | null; amount: number }>(sql`
    select external_id as id, customer_id::int as customer, amount::float8 as amount
    from orders join sources on sources.id = source_id where sources.name = ${source} order by orders.id`)
}

const tills = lines('小票号,日期,金额,门店', 'T1,2024-03-01,100,一店', 'T2,2024-03-01,50,二店', 'T3,2024-03-02,25,一店')

test('a file without a column for customers is proposed with what that costs, in both languages', async () => {
  const error = await refusal(database, tills)
  expect(error.code).toBe('mapping_unconfirmed')
  expect(error.proposal?.columns).toEqual({ order_id: '小票号', paid_at: '日期', amount: '金额', merchant: '门店' })
  expect(textOf(importErrorReport(error, zh, 'id'))).toContain('没有找到客户列')
  expect(textOf(importErrorReport(error, en, 'id'))).toContain('No column for customers was found')
})

test('its orders belong to nobody, and the report counts no customers', async () => {
  const report = await agreed(tills, 'tills')
  expect(report).toMatchObject({ orders: 3, customers: null, sales: 175, merchants: 2, unchanged: false })
  expect(report.warnings.map(({ code }) => code)).toContain('days_only')
  expect(await stored('tills')).toEqual([
    { id: 'T1', customer: null, amount: 100 },
    { id: 'T2', customer: null, amount: 50 },
    { id: 'T3', customer: null, amount: 25 },
  ])
  const { customers } = (
    await database.db.execute<{ customers: number }>(sql`select count(*)::int as customers from customers`)
  )[0]!
  expect(customers).toBe(0)
  const said = importReport(report, zh)
  expect(textOf(said)).toContain('没有客户列')
  expect(said.buttons?.flat().map(({ action }) => action)).not.toContain('rfm')
  expect(await agreed(tills, 'tills')).toMatchObject({ unchanged: true, orders_unchanged: 3, customers: null })
})

test('where the same orders come again with their customers, they belong to them', async () => {
  const named = lines('小票号,日期,金额,会员', 'T1,2024-03-01,100,阿青', 'T2,2024-03-01,50,小满')
  expect(await agreed(named, 'tills')).toMatchObject({ orders_updated: 2, customers: 2 })
  expect((await stored('tills')).map(({ customer }) => customer !== null)).toEqual([true, true, false])
})

test('lines without order id and customer are orders each, for nobody knows what belongs together', async () => {
  const content = lines('date,sku,price,qty', '2024-03-01,A,2.50,2', '2024-03-01,B,1,1', '2024-03-01,B,1,1')
  const report = await agreed(content, 'kiosk')
  expect(report).toMatchObject({ orders: 3, customers: null, sales: 7, lines: 3, products: 2 })
  expect(report.mapping.orderKey).toBe('row')
  expect(await agreed(content, 'kiosk')).toMatchObject({ unchanged: true, orders_unchanged: 3 })
})

test('an order id that starts again every day is told apart by the day', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `${at % 100},2024-03-0${1 + Math.floor(at / 100)},10`)
  const content = lines('单号,日期,金额', ...rows)
  await refusal(database, content).then(({ code }) => expect(code).toBe('mapping_unconfirmed'))
  const request = { source: 'daily', requestedBy: 'test', limits: { file: 1e9, unpacked: 1e9 } }
  const file = { name: 'daily.csv', path: writeFile(content) }
  const clash = await importWithProposal(database, { file, ...request }).catch((error) => error)
  expect(clash.proposal).toMatchObject({ orderKey: 'id_customer_day' })
  expect(textOf(importErrorReport(clash, zh, 'id'))).toContain('订单号 + 日期')
  expect(await importWithProposal(database, { file, ...request })).toMatchObject({ orders: 300, customers: null })
})

test('a file with a column for customers still rejects the rows without one', async () => {
  const report = await agreed(lines('会员,日期,金额', '阿青,2024-03-01,100', ',2024-03-01,50'), 'members')
  expect(report).toMatchObject({ orders: 1, customers: 1, reasons: { rejected: { no_customer: 1 } } })
})

test('a preset still needs its customers', async () => {
  const content = lines(couponHeader.replace('用户ID,', ''), 'S1,M1,2024-03-01 08:00:00,1,100,0,上海,上海市,1')
  const error = await refusal(database, content)
  expect(error).toMatchObject({ code: 'missing_column', proposal: null })
})

test('many heavy orders of nobody are no brushing', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => `B${at},2024-03-01 0${at % 5}:00,10,${at < 30 ? 1 : 90},店${at}`)
  const report = await agreed(lines('单号,时间,金额,数量,店铺', ...rows), 'bulk')
  expect(report).toMatchObject({ orders: 40, rows_quarantined: 0, quarantine: { customers: [] } })
})

test('a file of known columns without customers goes on with the shop when it comes again', async () => {
  const next = lines('小票号,日期,金额,门店', 'T9,2024-03-09,5,一店')
  expect(await importContent(database, next, { source: 'tills' })).toMatchObject({ orders_new: 1, customers: null })
})
