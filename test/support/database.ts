import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import type { Config } from '../../src/config.ts'
import { type Database, openDatabase } from '../../src/db/index.ts'
import { createLogger } from '../../src/logger.ts'
import { copyTemplate, databaseUrl, onServer } from './global-setup.ts'

/** A database of the calling file's own: migrated, empty, gone afterwards. Embedded, or a copy on TEST_DATABASE_URL. */
export async function testDatabase(): Promise<Database> {
  const settings = await testDatabaseSettings()
  const database = await openDatabase(settings, createLogger('warn', 2))
  afterAll(() => database.close())
  return database
}

/** As `testDatabase`, for tests that start the program themselves: the settings of a migrated, empty database. */
export async function testDatabaseSettings(): Promise<Config['database']> {
  const server = inject('server')
  const id = randomUUID().slice(0, 8)
  if (server === null) {
    const directory = join(inject('scratch'), id, 'postgres')
    copyTemplate(inject('template'), directory)
    afterAll(() => rmSync(join(inject('scratch'), id), { recursive: true, force: true }))
    return { url: null, directory, connections: 4 }
  }
  const name = `huike_test_${id}`
  await onServer(server, (sql) => sql.unsafe(`create database ${name} template ${inject('template')}`))
  afterAll(() => onServer(server, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`)))
  return { url: databaseUrl(server, name), directory: '', connections: 4 }
}
