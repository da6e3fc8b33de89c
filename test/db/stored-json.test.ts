import { beforeAll, expect, test } from 'vitest'
import { type Database, toJson } from '../../src/db/index.ts'
import { storedText } from '../../src/db/stored-json.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})

test('values and keys with characters that Postgres refuses are stored without them, all others as they are', async () => {
  const value = { 'k\0': ['a\0b', '\ud800', '笑😀', '\\u0000', '\\\0', '\\ud800', '"\n'], none: null }
  const [row] = await database.client`select ${toJson(value)}::text::jsonb as kept`
  expect(row!.kept).toEqual({ k: ['ab', '\ufffd', '笑😀', '\\u0000', '\\', '\\ud800', '"\n'], none: null })
})

test('a text that is cut through a character stays well-formed', async () => {
  const cut = storedText(`a\0${'😀'.repeat(3)}`, 4)
  expect(cut).toBe('a😀\ufffd')
  const [row] = await database.client`select ${cut}::text as kept, ${toJson([cut])}::text::jsonb as list`
  expect(row).toEqual({ kept: cut, list: [cut] })
})
