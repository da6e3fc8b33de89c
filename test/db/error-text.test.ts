import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type Database, errorText } from '../../src/db/index.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})

test('a failing statement is told by its reason, without the statement and its values', async () => {
  const error = await database.db
    .execute(sql`select * from nowhere where name = ${'王小明'}`)
    .catch((failure) => failure)
  expect(String(error)).toContain('王小明')
  expect(errorText(error)).toBe('relation "nowhere" does not exist')
})

test('a message is cut to its first line and 200 characters, never through a character', () => {
  const text = errorText(new Error(`${'a'.repeat(199)}😀\nselect secret`))
  expect(text).toBe(`${'a'.repeat(199)}\ufffd`)
  expect(errorText(new Error(''))).toBe('Error')
  expect(errorText('no\0thing')).toBe('nothing')
})
