import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { decideQuarantine } from '../../../src/ingest/index.ts'
import { testDatabase } from '../../support/database.ts'
import { couponHeader, importContent, lines } from '../made-files.ts'

const database = await testDatabase()

type Order = { customer: string; at: string; merchant: string; quantity: number }

/** A file of a shop where nearly everybody buys one or two things, and these orders. */
function fileOf(orders: Order[]): string {
  const usual = Array.from({ length: 60 }, (_, at) => ({
    customer: `c${at}`,
    at: `2024-03-${10 + (at % 20)} 10:00:00`,
    merchant: `m${at % 7}`,
    quantity: 1 + (at % 2),
  }))
  const rows = [...usual, ...orders].map(
    ({ customer, at, merchant, quantity }, index) =>
      `S${index},${merchant},${customer},${at},1,10,0,江苏省,苏州市,${quantity}`,
  )
  return lines(couponHeader, ...rows)
}

const burst = (customer: string, times: string[], merchants: string[], quantity = 9): Order[] =>
  times.map((at, index) => ({
    customer,
    at: `2024-03-${at}`,
    merchant: merchants[index % merchants.length]!,
    quantity,
  }))

const hours = ['01 08:00:00', '01 12:00:00', '02 08:00:00']
const shops = ['x', 'y', 'z']

async function valid(source: string): Promise<number> {
  const [row] = await database.db.execute<{ count: number }>(sql`
    select count(*)::int as count from valid_orders join sources on sources.id = source_id where name = ${source}`)
  return row!.count
}

test('three heavy orders at three merchants within 24 hours put all orders of the customer apart', async () => {
  const content = fileOf([
    ...burst('brusher', hours, shops),
    { customer: 'brusher', at: '2024-03-20 08:00:00', merchant: 'm1', quantity: 1 },
    ...burst('slow', ['01 08:00:00', '01 12:00:00', '02 08:00:01'], shops),
    ...burst('faithful', hours, ['x', 'y']),
    ...burst('thrifty', hours, shops, 2),
    ...burst('twice', hours.slice(1), shops),
  ])
  const report = await importContent(database, content, { source: 'brushing' })
  expect(report.quarantine.quantity_above).toBe(3.5)
  expect(report.quarantine.customers).toMatchObject([
    {
      customer: 'brusher',
      status: 'pending',
      new: true,
      orders: 4,
      window_orders: 3,
      merchants: 3,
      quantities: [9, 9, 9],
      from: '2024-03-01 08:00:00',
      to: '2024-03-02 08:00:00',
    },
  ])
  expect(report).toMatchObject({ rows_quarantined: 4, orders: report.rows_kept - 4 })
  expect(await valid('brushing')).toBe(report.orders)
})

test('the rule sees a burst that comes in two files, and what a manager decided stays', async () => {
  const [first, ...rest] = burst('brusher', hours, shops)
  const start = await importContent(database, fileOf([first!]), { source: 'two files' })
  expect(start.quarantine.customers).toEqual([])
  const whole = fileOf([first!, ...rest])
  const report = await importContent(database, whole, { source: 'two files' })
  const [flagged] = report.quarantine.customers
  expect(flagged).toMatchObject({ customer: 'brusher', orders: 3 })
  await decideQuarantine(database, flagged!.customer_id, 'released', 'test')
  const again = await importContent(database, whole, { source: 'two files' })
  expect(again).toMatchObject({ unchanged: true, rows_quarantined: 0, quarantine: { customers: [] } })
  await decideQuarantine(database, flagged!.customer_id, 'confirmed', 'test')
  const more = `${whole}S999,m1,brusher,2024-03-25 08:00:00,1,10,0,江苏省,苏州市,1\n`
  expect(await importContent(database, more, { source: 'two files' })).toMatchObject({
    orders_new: 1,
    rows_quarantined: 4,
  })
  expect(await valid('two files')).toBe(60)
})

test('a release while an import brings new orders of the customer holds for those too', async () => {
  const whole = fileOf(burst('brusher', hours, shops))
  const [flagged] = (await importContent(database, whole, { source: 'meanwhile' })).quarantine.customers
  // The end of an import, when its orders are judged and not yet to be seen, is made to last.
  await database.client.unsafe(`
    create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return new; end $$;
    create trigger linger before update on imports for each row when (new.status = 'done') execute function linger()`)
  const more = `${whole}S999,m1,brusher,2024-03-25 08:00:00,1,10,0,江苏省,苏州市,1\n`
  let imported = false
  const importing = importContent(database, more, { source: 'meanwhile' }).finally(() => {
    imported = true
  })
  while (!imported && !(await lingers())) await new Promise((resolve) => setTimeout(resolve, 20))
  const decided = await decideQuarantine(database, flagged!.customer_id, 'released', 'test')
  const report = await importing
  await database.client.unsafe('drop trigger linger on imports')
  expect(decided).toEqual({ sourceId: report.source_id })
  expect(await valid('meanwhile')).toBe(64)
  expect(await decideQuarantine(database, 0, 'released', 'test')).toBeNull()
})

async function lingers(): Promise<boolean> {
  const rows = await database.client`
    select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`
  return rows.length > 0
}
