import { sql } from 'drizzle-orm'
import { expect, inject, test } from 'vitest'
import { openDatabase, pendingMigrations, schema } from '../../src/db/index.ts'
import { createLogger } from '../../src/logger.ts'
import { testDatabaseSettings } from '../support/database.ts'

test('a fresh database has every migration and answers', async () => {
  const database = await openDatabase(await testDatabaseSettings(), createLogger('warn', 2))
  expect(await pendingMigrations(database)).toBe(0)
  expect(await database.db.select().from(schema.sources)).toEqual([])
  await database.close()
})

test.skipIf(inject('server') !== null)('a second opening of an embedded directory speaks to the first', async () => {
  const settings = await testDatabaseSettings()
  const first = await openDatabase(settings, createLogger('warn', 2))
  await first.db.insert(schema.sources).values({ name: 'shop', preset: 'p', currency: 'CNY' })
  const second = await openDatabase(settings, createLogger('warn', 2))
  const names = await second.db.execute(sql`select name from sources`)
  expect(names).toEqual([{ name: 'shop' }])
  await second.close()
  expect(await first.db.select({ name: schema.sources.name }).from(schema.sources)).toEqual([{ name: 'shop' }])
  await first.close()
})
