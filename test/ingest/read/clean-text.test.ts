import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanPieces, cleanText } from '../../../src/ingest/read/clean-text.ts'

describe('a text out of a file', () => {
  test('loses NUL and keeps U+FFFD in place of half a surrogate pair', () => {
    expect(cleanText('a\0b\uD83Dc')).toBe('ab\uFFFDc')
    expect(cleanText('张三 😀')).toBe('张三 😀')
  })

  test('is the same in whatever pieces it comes, pairs cut in two included', async () => {
    const awkward = fc.string({ unit: fc.constantFrom('a', '\0', '😀', '\uD83D', '\uDE00', '订') })
    await fc.assert(
      fc.asyncProperty(awkward, fc.nat(20), async (text, cut) => {
        async function* pieces() {
          yield text.slice(0, cut)
          yield text.slice(cut)
        }
        let joined = ''
        for await (const piece of cleanPieces(pieces())) joined += piece
        expect(joined).toBe(cleanText(text))
      }),
    )
  })
})
