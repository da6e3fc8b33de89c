import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { createPersistently, type Database, isPassing, schema } from '../../src/db/index.ts'
import { connect } from '../../src/db/open.ts'
import { createLogger } from '../../src/logger.ts'
import { testDatabase } from '../support/database.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})

const persistently = createPersistently('test', createLogger('silent', 2), () => false)

function unreachable() {
  return connect({ ...database.connection, url: 'postgres://127.0.0.1:1/none', path: undefined }, 1)
}

test('a statement is repeated while the database cannot be reached, and its answer returned', async () => {
  let away = true
  const answer = await persistently(async () => {
    const sql = away ? unreachable() : database.client
    if (!away) return (await sql`select 1 as one`)[0]?.one
    away = false
    return await sql`select 1`
  })
  expect(answer).toBe(1)
})

test('what repeating would not mend is thrown at once, also out of drizzle', async () => {
  let calls = 0
  const wrong = persistently(() => {
    calls++
    return database.db.select().from(schema.sources).where(eq(schema.sources.name, 'a\0b'))
  })
  await expect(wrong).rejects.toThrow('Failed query')
  expect(calls).toBe(1)
})

test('whoever stops gives up while the database is away', async () => {
  const stopping = createPersistently('test', createLogger('silent', 2), () => true)
  expect(await stopping(() => unreachable()`select 1`)).toBeUndefined()
})

test('an ended client is no passing trouble, a lost connection is, also as a cause', async () => {
  const sql = connect(database.connection, 1)
  await sql.end()
  const ended = await sql`select 1`.catch((error) => error)
  expect(isPassing(ended)).toBe(false)
  const refused = await unreachable()`select 1`.catch((error) => error)
  expect(isPassing(new Error('Failed query', { cause: refused }))).toBe(true)
  expect(isPassing('text')).toBe(false)
})
