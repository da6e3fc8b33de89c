import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { findCustomer } from '../../src/analysis/portrait/index.ts'
import { recomputeRfm } from '../../src/analysis/rfm/index.ts'
import { type Erasure, eraseCustomer, isPseudonym } from '../../src/customers/index.ts'
import { importWithProposal } from '../../src/ingest/index.ts'
import { saveUpload } from '../../src/ingest/uploads.ts'
import { couponHeader, importContent, lines, writeFile } from '../ingest/made-files.ts'
import { testDatabase } from '../support/database.ts'
import { grepDatabase } from '../support/grep-database.ts'

const database = await testDatabase()
/** Quotes and a comma, so that CSV and JSON write it differently. */
const NAME = '欧阳"蹊跷",七七'
const CELL = '"欧阳""蹊跷"",七七"'
const actor = 'telegram:7'

async function idOf(name: string, source: string): Promise<number> {
  const [row] = await database.db.execute<{ id: number }>(sql`
    select customers.id::int as id from customers join sources on sources.id = source_id
    where key = ${name} and sources.name = ${source}`)
  return row?.id ?? 0
}

async function erase(name: string, source: string): Promise<Erasure> {
  const done = await eraseCustomer(database, { customerId: await idOf(name, source), actor })
  if (done === null || done === 'importing') throw new Error('nobody was erased')
  return done
}

async function sums(source: string) {
  const [row] = await database.db.execute(sql`
    select count(*)::int as orders, sum(amount)::float8 as amount, count(distinct customer_id)::int as customers,
      count(*) filter (where quarantined)::int as quarantined,
      (select count(*)::int from order_returns where source_id = sources.id) as returns,
      (select count(*)::int from customers where source_id = sources.id) as keys
    from orders join sources on sources.id = source_id where sources.name = ${source} group by sources.id`)
  return row
}

function agreed(content: string, source: string) {
  return importWithProposal(database, {
    file: { name: 'lines.csv', path: writeFile(content) },
    source,
    requestedBy: 'test',
    limits: { file: 1e9, unpacked: 1e9 },
  })
}

const brushed = lines(
  couponHeader,
  ...Array.from({ length: 20 }, (_, at) => `S${at},M${at},路人${at},2024-03-01 08:00:00,1,100,0,上海,上海市,1`),
  ...Array.from({ length: 4 }, (_, at) => `B${at},M${at},${CELL},2024-03-02 0${at}:00:00,1,10,0,上海,上海市,9`),
  `X1,M1,${CELL},2024-03-02 08:00:00,1,abc,0,上海,上海市,1`,
  `X2,M1,${CELL},2024-03-02 08:00:00,1`,
  `B0,M9,${CELL},2024-03-02 08:00:00,1,77,0,上海,上海市,1`,
)
/** Orders without an id are named after their customer. */
const byTime = lines(
  '会员,时间,商品编码,数量,单价,备注',
  `${CELL},2024-03-01 08:00,A,1,5,`,
  `${CELL},2024-03-01 08:00,B,1,5,`,
  `小满,2024-03-01 08:00,B,1,5,${CELL}`,
  `${CELL},2024-03-02 08:00,A,-1,5,`,
  `${CELL},yesterday,A,1,5,13912345678`,
)
const byRow = lines(
  '会员,时间,金额',
  `${CELL},2024-03-01 08:00,5`,
  `${CELL},2024-03-01 08:00,5`,
  '小满,2024-03-01 08:00,5',
)

describe('an erased customer', () => {
  let before: Record<string, unknown>
  const done: Record<string, Erasure> = {}

  beforeAll(async () => {
    await importContent(database, brushed, { source: 'coupons', name: `订单 ${NAME} 三月.csv` })
    await agreed(byTime, 'times')
    await agreed(byRow, 'rows')
    for (const source of ['coupons', 'times', 'rows']) {
      const [row] = await database.db.execute<{ id: number }>(sql`select id from sources where name = ${source}`)
      await recomputeRfm(database, { sourceId: row!.id, requestedBy: 'test' })
    }
    const path = writeFile(brushed)
    await saveUpload(database, { name: `${NAME}.csv`, path, source: null, limitBytes: 1e9 })
    await database.db.execute(sql`
      insert into job_runs (id, name, payload, requested_by, status, result) values
        (${randomUUID()}, 'import', ${JSON.stringify({ uploadId: randomUUID(), fileName: `${NAME}.csv` })}::jsonb, 'cli', 'done',
          (select jsonb_build_object('kind', 'imported', 'report', report) from imports where id = 1))`)
    await database.db.execute(sql`
      insert into inbox (bot_id, update_id, chat_id, payload, done_at) values
        (1, 1, 1, ${JSON.stringify({ message: { text: `/portrait ${NAME}` } })}::jsonb, now()),
        (1, 2, 1, ${JSON.stringify({ message: { text: `画像${NAME}` } })}::jsonb, null)`)
    const caption = JSON.stringify({ blocks: [{ kind: 'list', items: [`${NAME}：4 单`] }] })
    await database.db.execute(sql`
      insert into outbox (bot_id, key, chat_id, kind, payload, status, caption, picture) values
        (1, 'a', 1, 'job', '{}', 'sent', ${caption}::jsonb, null),
        (1, 'b', 1, 'job', '{}', 'prepared', ${caption}::jsonb, convert_to(${NAME}, 'UTF8')),
        (1, 'c', 1, 'notice', ${JSON.stringify({ text: 'x', values: { error: NAME } })}::jsonb, 'failed', ${caption}::jsonb, 'x')`)
    await database.db.execute(sql`
      insert into audit_log (actor, action, subject, details)
      values ('cli', 'note', 'x', ${JSON.stringify({ about: [NAME] })}::jsonb)`)
    before = Object.fromEntries(
      await Promise.all(['coupons', 'times', 'rows'].map(async (source) => [source, await sums(source)])),
    )
  })

  test('stands in many places before', async () => {
    const places = new Set([
      ...(await grepDatabase(database, NAME)),
      ...(await grepDatabase(database, JSON.stringify(NAME).slice(1, -1))),
      ...(await grepDatabase(database, CELL)),
    ])
    expect([...places].sort()).toEqual(
      [
        'audit_log.details',
        'customers.key',
        'import_rejections.raw',
        'imports.file_name',
        'imports.report',
        'inbox.payload',
        'job_runs.payload',
        'job_runs.result',
        'orders.external_id',
        'order_returns.external_id',
        'outbox.caption',
        'outbox.payload',
        'outbox.picture',
        'upload_chunks.data',
        'uploads.file_name',
      ].sort(),
    )
  })

  test('is in no column of any table after, while orders, sums and quarantine stay', async () => {
    for (const source of ['coupons', 'times', 'rows']) {
      done[source] = await erase(NAME, source)
      expect(await sums(source)).toEqual(before[source])
    }
    for (const text of [NAME, JSON.stringify(NAME).slice(1, -1), CELL, '蹊跷', '13912345678']) {
      expect(await grepDatabase(database, text), text).toEqual([])
    }
    expect(done.coupons).toMatchObject({ source: 'coupons', orders: 4, returns: 0, rejections: 3, uploads: 1 })
    expect(done.times).toMatchObject({ orders: 1, returns: 1, rejections: 2 })
    expect(isPseudonym(done.coupons!.pseudonym)).toBe(true)
    expect(done.coupons!.pseudonym).not.toBe(done.times!.pseudonym)
  })

  test('leaves who did it, when and how much in the audit log, and not the name', async () => {
    const [entry] = await database.db.execute<Record<string, unknown>>(
      sql`select actor, action, details from audit_log where action = 'customer.erase' order by id limit 1`,
    )
    expect(entry).toEqual({ actor, action: 'customer.erase', details: done.coupons })
  })

  test('lets what was prepared with the name be made once more', async () => {
    const rows = await database.db.execute(sql`select key, status, caption, picture from outbox order by key`)
    expect(rows.slice(0)).toEqual([
      { key: 'a', status: 'sent', caption: null, picture: null },
      { key: 'b', status: 'waiting', caption: null, picture: null },
      { key: 'c', status: 'failed', caption: null, picture: null },
    ])
  })

  test('is not brought back by the same files, which still change nothing', async () => {
    expect(await importContent(database, brushed, { source: 'coupons' })).toMatchObject({ unchanged: true })
    expect(await agreed(byTime, 'times')).toMatchObject({ unchanged: true, returns: { lines: 1 } })
    expect(await agreed(byRow, 'rows')).toMatchObject({ unchanged: true })
    for (const source of ['coupons', 'times', 'rows']) expect(await sums(source)).toEqual(before[source])
    expect(await grepDatabase(database, '蹊跷')).toEqual([])
    expect(await grepDatabase(database, '13912345678')).toEqual([])
  })

  test('gets new orders under the pseudonym, in a report that does not name them either', async () => {
    const next = lines(couponHeader, `N1,M1,${CELL},2024-04-01 08:00:00,1,5,0,上海,上海市,1`, brushed.split('\n')[1]!)
    const report = await importContent(database, next, { source: 'coupons' })
    expect(report).toMatchObject({ orders_new: 1, quarantine: { customers: [{ customer: done.coupons!.pseudonym }] } })
    expect(await grepDatabase(database, '蹊跷')).toEqual([])
  })

  test('is a customer like any other in a source from which nobody erased them', async () => {
    await importContent(database, brushed, { source: 'elsewhere' })
    expect(await idOf(NAME, 'elsewhere')).toBeGreaterThan(0)
    await erase(NAME, 'elsewhere')
  })

  test('is found no more, nor offered under the pseudonym', async () => {
    const [row] = await database.db.execute<{ id: number }>(sql`select id from sources where name = 'coupons'`)
    for (const name of [NAME, '已抹除', done.coupons!.pseudonym]) {
      const found = await findCustomer(database, { name, sourceId: row!.id })
      expect([...found.matches, ...found.nearest].filter(({ key }) => isPseudonym(key))).toEqual([])
    }
    const customerId = await idOf(done.coupons!.pseudonym, 'coupons')
    expect(await eraseCustomer(database, { customerId, actor })).toBeNull()
  })
})

test('a number that is a name is taken from where it names somebody, and from nowhere else', async () => {
  const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
  const content = lines(
    header,
    '12,A,a,12,12/1/2010 8:26,12,12,France',
    '13,A,a,12,12/1/2010 8:26,12,77,France',
    'C14,A,a,-12,12/1/2010 8:26,12,12.0,France',
    'C15,A,a,-12,12/1/2010 8:26,12,77,France',
  )
  await importContent(database, content, { source: 'numbers' })
  const { rejections } = await erase('12', 'numbers')
  expect(rejections).toBe(1)
  const rows = await database.db.execute<{ raw: string }>(sql`
    select raw from import_rejections join imports on imports.id = import_id join sources on sources.id = source_id
    where sources.name = 'numbers' order by line`)
  expect(rows.map(({ raw }) => raw)).toEqual([
    expect.stringMatching(/^已抹除#/),
    'C15,A,a,-12,12/1/2010 8:26,12,77,France',
  ])
  const orders = await database.db.execute<{ id: string }>(sql`
    select external_id as id from orders join sources on sources.id = source_id where sources.name = 'numbers' order by 1`)
  expect(orders.map(({ id }) => id)).toEqual(['12', '13'])
  expect(await importContent(database, content, { source: 'numbers' })).toMatchObject({ unchanged: true })
})

test('while a file is being imported by a worker nobody is erased', async () => {
  await importContent(database, lines(couponHeader, 'S1,M1,阿青,2024-03-01 08:00:00,1,5,0,上海,上海市,1'), {
    source: 'busy',
  })
  const id = randomUUID()
  await database.db.execute(sql`
    insert into job_runs (id, name, payload, requested_by, status) values (${id}, 'import', '{}', 'cli', 'running')`)
  const customerId = await idOf('阿青', 'busy')
  expect(await eraseCustomer(database, { customerId, actor })).toBe('importing')
  await database.db.execute(sql`update job_runs set status = 'failed' where id = ${id}`)
  expect(await idOf('阿青', 'busy')).toBe(customerId)
})

test('somebody who is erased while a file is read is not brought back by it: it is read again', async () => {
  let restarts = 0
  // Which of the two comes first is up to the machine; in most rounds it is the erasing.
  for (let round = 0; round < 20 && restarts === 0; round++) {
    const [name, source] = [`阿紫${round}`, `race ${round}`]
    const row = `${name},2024-03-01 08:00:00,1,5,0,上海,上海市`
    const content = lines(couponHeader, `S1,M1,${row},1`, `S2,M1,${row},many`)
    await importContent(database, content, { source })
    let erasing: Promise<unknown> | null = null
    const report = await importContent(database, content, {
      source,
      onProgress: ({ step }) => {
        if (step === 'loading') erasing ??= erase(name, source)
      },
    })
    await erasing
    expect(report).toMatchObject({ unchanged: true })
    expect(await idOf(name, source)).toBe(0)
    expect(await grepDatabase(database, name)).toEqual([])
    const [failed] = await database.db.execute<{ count: number }>(
      sql`select count(*)::int as count from imports where error = 'a customer was erased meanwhile'`,
    )
    restarts = failed!.count
  }
  expect(restarts).toBeGreaterThan(0)
})

test('nobody is erased twice, nor anybody who is not there', async () => {
  expect(await eraseCustomer(database, { customerId: 999_999, actor })).toBeNull()
  expect(await eraseCustomer(database, { customerId: Number.NaN, actor })).toBeNull()
})
