import { expect, test } from 'vitest'
import { withoutSecrets } from '../src/logger.ts'

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

test('a time is no token', () => {
  expect(withoutSecrets('at 2026-06-30 12:34:56')).toBe('at 2026-06-30 12:34:56')
})
