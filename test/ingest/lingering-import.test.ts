import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { schema } from '../../src/db/index.ts'
import { connect } from '../../src/db/open.ts'
import { importFile } from '../../src/ingest/index.ts'
import { IMPORT_LOCK } from '../../src/ingest/store/begin-import.ts'
import { testDatabase } from '../support/database.ts'
import { lines, writeFile } from './made-files.ts'

const database = await testDatabase()

/** Where processes share one session, a dead one is told by its process's number, so nothing lingers. */
test.skipIf(database.kind === 'embedded')(
  'what a killed import left is gone after the next one, even where its session outlived it for a while',
  async () => {
    const lingering = connect(database.connection, 1)
    const [dead] = await database.db
      .insert(schema.imports)
      .values({
        fileName: 'dead.csv',
        fileSha256: '0',
        fileBytes: 1,
        preset: 'synonyms',
        mapping: {},
        options: {},
        status: 'running',
        requestedBy: 'test',
      })
      .returning({ id: schema.imports.id })
    const id = dead!.id
    await lingering`select pg_advisory_lock(${IMPORT_LOCK}, ${id})`
    await database.db.insert(schema.importRejections).values({ importId: id, line: 2, reason: 'no_customer', raw: 'x' })
    const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
    const path = writeFile(lines(header, '500001,P1,thing,1,2024-03-10 10:00:00,1.25,1,France'))
    let ended: Promise<void> | null = null
    await importFile(database, {
      file: { name: 'orders.csv', path },
      source: 'lingering',
      requestedBy: 'test',
      limits: { file: 1e6, unpacked: 1e6 },
      // By now the new import has looked, and found the other alive.
      onProgress: () => {
        ended ??= lingering.end({ timeout: 0 })
      },
    })
    await ended
    const [record] = await database.db.select().from(schema.imports).where(eq(schema.imports.id, id))
    expect(record).toMatchObject({ status: 'failed', error: 'interrupted' })
    const left = schema.importRejections
    expect(await database.db.select().from(left).where(eq(left.importId, id))).toEqual([])
  },
)
