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
  return openUntilEnd(await testDatabaseSettings())
}

/** As `testDatabase`, for tests that start the program themselves: the settings of a migrated, empty database. */
export async function testDatabaseSettings(): Promise<Config['database']> {
  const settings = await copyOf(inject('template'))
  afterAll(() => dropCopy(settings))
  return settings
}

/** Opens a database for the tests of one file. */
export async function openUntilEnd(settings: Config['database']): Promise<Database> {
  const database = await openDatabase(settings, createLogger('warn', 2))
  afterAll(() => database.close())
  return database
}

/** @param template a directory, or the name of a database on the server; nobody may be connected to it */
export async function copyOf(template: string): Promise<Config['database']> {
  const server = inject('server')
  const id = randomUUID().slice(0, 8)
  if (server === null) {
    const directory = join(inject('scratch'), id, 'postgres')
    copyTemplate(template, directory)
    return { url: null, directory, connections: 4 }
  }
  const name = `huike_test_${id}`
  await onServer(server, (sql) => sql.unsafe(`create database ${name} template ${template}`))
  return { url: databaseUrl(server, name), directory: '', connections: 4 }
}

export async function dropCopy({ url, directory }: Config['database']): Promise<void> {
  if (url === null) return rmSync(join(directory, '..'), { recursive: true, force: true })
  const name = new URL(url).pathname.slice(1)
  await onServer(inject('server')!, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
}
