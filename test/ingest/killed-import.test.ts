import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/index.ts'
import { createLogger } from '../../src/logger.ts'
import { shippedFile } from '../../src/package-root.ts'
import { testDatabaseSettings } from '../support/database.ts'
import { importContent, lines, writeFile } from './made-files.ts'

const settings = await testDatabaseSettings()
const database = await openDatabase(settings, createLogger('warn', 2))
afterAll(() => database.close())

const ORDERS = 20_000
const content =
  lines('InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country') +
  lines(
    ...Array.from({ length: ORDERS * 5 }, (_, at) => {
      const order = Math.floor(at / 5)
      const customer = at % 50 === 49 ? '' : order % 3000
      const [cancelled, sign] = at % 50 === 48 ? ['C', '-'] : ['', '']
      return `${cancelled}${500_000 + order},P${at % 700},thing,${sign}${1 + (at % 9)},2024-03-${10 + (order % 20)} 10:00:00,1.25,${customer},France`
    }),
  )

/** Starts `huike import` as a process of its own. */
function startImport(path: string) {
  const where = settings.url === null ? { DATA_DIR: dirname(settings.directory) } : { DATABASE_URL: settings.url }
  const { DATABASE_URL: _, ...environment } = process.env
  const arguments_ = [shippedFile('bin', 'huike.js'), 'import', path, '--source', 'killed', '--json']
  return spawn(process.execPath, arguments_, { env: { ...environment, ...where }, stdio: 'ignore' })
}

async function begun(): Promise<number> {
  const [row] = await database.db.execute<{ count: number }>(sql`select count(*)::int as count from imports`)
  return row!.count
}

test('killed at any moment and run again, an import is as if it had run once', { timeout: 120_000 }, async () => {
  const path = writeFile(content)
  let killed = 0
  for (const milliseconds of [0, 150, 400, 800, 1200]) {
    const child = startImport(path)
    const gone = once(child, 'exit')
    const before = await begun()
    while (child.exitCode === null && (await begun()) === before) await sleep(20)
    await sleep(milliseconds)
    if (child.exitCode === null) killed++
    child.kill('SIGKILL')
    await gone
    const [half] = await database.db.execute<{ orders: number; returns: number; done: number }>(sql`
      select count(*)::int as orders, (select count(*)::int from order_returns) as returns, (select count(*)::int from imports where status = 'done') as done from orders`)
    expect(half).toMatchObject(half!.done > 0 ? { orders: ORDERS, returns: ORDERS / 10 } : { orders: 0, returns: 0 })
  }
  expect(killed).toBeGreaterThan(0)

  const report = await importContent(database, content, { source: 'killed' })
  expect(report).toMatchObject({ rows_read: ORDERS * 5, orders: ORDERS, rows_rejected: ORDERS / 5 })
  const [after] = await database.db.execute(sql`
    select
      (select count(*)::int from orders) as orders,
      (select count(*)::int from order_lines) as lines,
      (select count(*)::int from order_returns) as returns,
      (select count(*)::int from customers) as customers,
      (select count(*)::int from imports where status = 'running') as running,
      (select count(*)::int from pg_tables where schemaname = 'staging') as staging,
      (select count(*)::int from import_rejections where import_id not in (select id from imports where status = 'done')) as orphans`)
  expect(after).toEqual({
    orders: ORDERS,
    lines: ORDERS * 4.8,
    returns: ORDERS / 10,
    customers: 3000,
    running: 0,
    staging: 0,
    orphans: 0,
  })
})
