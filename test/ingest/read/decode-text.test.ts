import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeText } from '../../../src/ingest/read/decode-text.ts'

async function decode(bytes: Buffer, pieces: number[] = []): Promise<{ text: string; encoding: string }> {
  async function* parts() {
    let from = 0
    for (const length of pieces) {
      yield bytes.subarray(from, from + length)
      from += length
    }
    yield bytes.subarray(from)
  }
  let text = ''
  let encoding = 'ascii'
  for await (const part of decodeText(parts(), (found) => (encoding = found))) text += part
  return { text, encoding }
}

const words = fc.string({
  unit: fc.constantFrom('a', ',', '\n', '回', '客', '深', '圳', 'é', '😀', '1'),
  maxLength: 60,
})

test('UTF-8 and UTF-16 come out whole, wherever a piece cuts a character', async () => {
  await fc.assert(
    fc.asyncProperty(words, fc.array(fc.integer({ min: 1, max: 9 })), async (text, pieces) => {
      const marked = Buffer.from(`\uFEFF${text}`)
      expect((await decode(marked, pieces)).text).toBe(text)
      expect((await decode(iconv.encode(text, 'utf-16le', { addBOM: true }), pieces)).text).toBe(text)
    }),
  )
})

test('GB18030 is told from UTF-8 by the first character that is not ASCII, however late it comes', async () => {
  const late = `${'order,amount\n'.repeat(50_000)}张三,回客\n`
  const pieces = new Array(30).fill(20_000)
  expect(await decode(iconv.encode(late, 'gb18030'), pieces)).toEqual({ text: late, encoding: 'gb18030' })
  expect(await decode(Buffer.from(late), pieces)).toEqual({ text: late, encoding: 'utf-8' })
})

test('a broken byte in UTF-8 is an error with its line, never gibberish', async () => {
  const bytes = Buffer.concat([Buffer.from('姓名,城市\n张三,上海\n李'), Buffer.from([0xff]), Buffer.from(',北京\n')])
  await expect(decode(bytes)).rejects.toThrow('wrong_encoding: line 3; encoding UTF-8')
  await expect(decode(Buffer.from('姓名\n张三').subarray(0, -1))).rejects.toThrow('wrong_encoding')
})
