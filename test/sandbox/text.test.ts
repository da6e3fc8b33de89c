import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { captionText, messageText, plainText } from '../../src/sandbox/text/formatted-text.ts'
import { parseHtml } from '../../src/sandbox/text/parse-html.ts'

const html = (text: string) => messageText({ text, parseMode: 'HTML' })
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const anyText = fc.string({ unit: 'binary', maxLength: 60 })

describe('HTML', () => {
  it.each([
    [
      '<b>粗</b><i>斜</i>',
      '粗斜',
      [
        ['bold', 0, 1],
        ['italic', 1, 1],
      ],
    ],
    [
      '<strong><em>x</em></strong>',
      'x',
      [
        ['italic', 0, 1],
        ['bold', 0, 1],
      ],
    ],
    ['😀<u>下</u>', '😀下', [['underline', 2, 1]]],
    [
      '<del>1</del> <s>2</s> <strike>3</strike>',
      '1 2 3',
      [
        ['strikethrough', 0, 1],
        ['strikethrough', 2, 1],
        ['strikethrough', 4, 1],
      ],
    ],
    [
      '<span class="tg-spoiler">藏</span><tg-spoiler>藏</tg-spoiler>',
      '藏藏',
      [
        ['spoiler', 0, 1],
        ['spoiler', 1, 1],
      ],
    ],
    [
      '<blockquote expandable>长</blockquote><blockquote>短</blockquote>',
      '长短',
      [
        ['expandable_blockquote', 0, 1],
        ['blockquote', 1, 1],
      ],
    ],
    [
      '<code>a</code><pre>b</pre>',
      'ab',
      [
        ['code', 0, 1],
        ['pre', 1, 1],
      ],
    ],
    ['<b></b>a', 'a', []],
  ])('%s', (given, text, entities) => {
    const parsed = parseHtml(given)
    expect(parsed.text).toBe(text)
    expect(parsed.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual(entities)
  })

  it('keeps the language of a code block, and links with and without an address', () => {
    expect(parseHtml('<pre><code class="language-sql">select</code></pre>').entities).toEqual([
      { type: 'pre', offset: 0, length: 6, language: 'sql' },
    ])
    expect(parseHtml('<a href="https://example.com/?a=1&amp;b=2">x</a>').entities).toEqual([
      { type: 'text_link', offset: 0, length: 1, url: 'https://example.com/?a=1&b=2' },
    ])
    expect(parseHtml('<a href="nowhere">x</a>')).toEqual({ text: 'x', entities: [] })
  })

  it('knows four names and the numbers, and leaves every other & alone', () => {
    expect(parseHtml('&lt;&gt;&amp;&quot;&#65;&#x42; &nbsp; a&b &').text).toBe('<>&"AB &nbsp; a&b &')
  })

  it.each([
    ['<b>x', `Can't find end tag corresponding to start tag "b"`],
    ['客户<张>', 'Unsupported start tag "张" at byte offset 6'],
    ['<b><i>test</b></i>', 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['1 < 2', 'Unsupported start tag "" at byte offset 2'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href=“x”>x</a>', 'Unexpected end of name token at byte offset 8'],
  ])('refuses %s in Telegram’s words', (given, reason) => {
    expect(() => html(given)).toThrow(`Bad Request: can't parse entities: ${reason}`)
  })

  it('returns any escaped text whole, inside and outside tags', () => {
    fc.assert(
      fc.property(anyText, anyText, (inside, outside) => {
        const parsed = parseHtml(`${escaped(outside)}<b>${escaped(inside)}</b>${escaped(outside)}`)
        expect(parsed.text).toBe(outside + inside + outside)
        const bold = inside === '' ? [] : [{ type: 'bold', offset: outside.length, length: inside.length }]
        expect(parsed.entities).toEqual(bold)
      }),
    )
  })

  it('never makes an entity that leaves the text or splits a pair', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyText, fc.constantFrom('b', 'i', 'u', 's', 'code', 'pre')), { maxLength: 6 }),
        (parts) => {
          const source = parts.map(([text, tag]) => `<${tag}>${escaped(text)}</${tag}>`).join('\r\n\u2029 ')
          const formatted = captionText({ text: source, parseMode: 'HTML' })
          for (const { offset, length } of formatted.entities) {
            expect(length).toBeGreaterThan(0)
            expect(offset + length).toBeLessThanOrEqual(formatted.text.length)
            expect(formatted.text.slice(offset, offset + length).isWellFormed()).toBe(true)
          }
        },
      ),
    )
  })
})

describe('stored text', () => {
  it('is trimmed at both ends and moves its entities along', () => {
    expect(html('  \n 好<b>的 </b> \n')).toEqual({ text: '好的', entities: [{ type: 'bold', offset: 1, length: 1 }] })
  })

  it('drops carriage returns and keeps the entities in place', () => {
    expect(html('a\r\n<b>b\r\nc</b>')).toEqual({ text: 'a\nb\nc', entities: [{ type: 'bold', offset: 2, length: 3 }] })
  })

  it('marks commands, links and names by itself', () => {
    const found = (text: string) =>
      plainText(text).entities.map((entity) => [entity.type, entity.offset, entity.length])
    expect(found('/start abc')).toEqual([['bot_command', 0, 6]])
    expect(found('/rfm@huike_bot 见 https://example.com/a，谢谢')).toEqual([
      ['bot_command', 0, 14],
      ['url', 17, 21],
    ])
    expect(found('a/b 1/2 //x')).toEqual([])
    expect(found('问 @lin_jie 或 a@example.com #复购')).toEqual([
      ['mention', 2, 8],
      ['email', 13, 13],
      ['hashtag', 27, 3],
    ])
  })

  it('keeps the first hundred formats, as many as Telegram keeps', () => {
    expect(html('<b>x</b> '.repeat(120)).entities).toHaveLength(100)
  })

  it('refuses formats that this sandbox does not read instead of showing them raw', () => {
    expect(() => messageText({ text: '*a*', parseMode: 'MarkdownV2' })).toThrow(/not MarkdownV2/)
  })
})
