import { eq } from 'drizzle-orm'
import { GrammyError } from 'grammy'
import { expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { schema } from '../src/db/index.ts'
import { describeError, withoutSecrets } from '../src/logger.ts'
import { testDatabase } from './support/database.ts'

const token = `123456:${'aB3_-'.repeat(7)}`

test('a bot token is taken out, on its own and in the addresses of the Bot API', () => {
  for (const text of [token, `https://api.telegram.org/bot${token}/getMe`, `/file/bot${token}/photos/1.png`]) {
    expect(withoutSecrets(text)).not.toContain(token)
  }
})

test('a database password is taken out, and the rest of the address stays', () => {
  expect(withoutSecrets('postgres://shop:pa55word@db.example:5432/huike')).toBe(
    'postgres://shop:[password]@db.example:5432/huike',
  )
})

test('whatever the settings accept as a token is taken out', () => {
  const shortest = `7:${'x'.repeat(20)}`
  expect(readConfig({ BOT_TOKEN: shortest }).telegram.token).toBe(shortest)
  expect(withoutSecrets(`fetch http://127.0.0.1:8081/bot${shortest}/getUpdates`)).not.toContain(shortest)
})

test('a time is no token', () => {
  expect(withoutSecrets('at 2026-06-30 12:34:56')).toBe('at 2026-06-30 12:34:56')
})

test('a failed statement is logged with its reason and place, without its values', async () => {
  const { db } = await testDatabase()
  const error = await db
    .select()
    .from(schema.sources)
    .where(eq(schema.sources.name, '王小明\0'))
    .catch((failure) => failure)
  const described = describeError(error)
  expect(JSON.stringify(described)).not.toContain('王小明')
  expect(described).toMatchObject({
    message: expect.stringMatching(/^Failed query: select/),
    stack: expect.stringMatching(/^ {4}at /),
    cause: { type: 'PostgresError', code: '22021' },
  })
})

test('what was being said to somebody is not logged with the refusal', () => {
  const refusal = {
    ok: false as const,
    error_code: 429,
    description: 'Too Many Requests',
    parameters: { retry_after: 3 },
  }
  const error = new GrammyError('no', refusal, 'sendMessage', { chat_id: 1, text: '营业额 ¥1' })
  const described = describeError(error)
  expect(described).toMatchObject({ error_code: 429, description: 'Too Many Requests', method: 'sendMessage' })
  expect(JSON.stringify(described)).not.toContain('营业额')
})

test('long messages and endless causes are cut, and what is no error is not spelt out', () => {
  const error = new Error('x'.repeat(10_000))
  error.cause = error
  expect(JSON.stringify(describeError(error)).length).toBeLessThan(20_000)
  expect(describeError({ secret: 1 })).toBe('object')
})
