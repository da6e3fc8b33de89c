import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeText, limits } from '../../src/reports/compose-text.ts'
import type { Block } from '../../src/reports/report.ts'

test('a heading is bold and a customer called <b>& comes out whole', () => {
  const [message] = composeText([
    { kind: 'heading', text: '<b>&' },
    { kind: 'pairs', pairs: [['订单', '3']] },
  ])
  expect(message).toEqual({
    text: '<b>&\n\n订单  3',
    entities: [
      { type: 'bold', offset: 0, length: 4 },
      { type: 'bold', offset: 10, length: 1 },
    ],
  })
})

test('columns line up with Chinese characters counting two', () => {
  const [message] = composeText([
    {
      kind: 'table',
      rows: [
        ['类', '客户'],
        ['重要价值', '687'],
        ['一般', '9'],
      ],
    },
  ])
  expect(message?.text).toBe('类        客户\n重要价值   687\n一般         9')
})

test('a caption takes what fits and the rest follows', () => {
  const messages = composeText(
    [
      { kind: 'text', text: 'a'.repeat(1000) },
      { kind: 'text', text: 'b'.repeat(1000) },
    ],
    limits.caption,
  )
  expect(messages.map((message) => message.text.length)).toEqual([1000, 1000])
})

const text = fc.string({ unit: 'grapheme', maxLength: 6000 })
const block: fc.Arbitrary<Block> = fc.oneof(
  text.map((text): Block => ({ kind: 'text', text })),
  text.map((text): Block => ({ kind: 'heading', text })),
  fc.array(fc.tuple(text, text), { maxLength: 3 }).map((pairs): Block => ({ kind: 'pairs', pairs })),
  fc.array(text, { maxLength: 4 }).map((items): Block => ({ kind: 'list', items })),
)

test('no message is over its limit, no entity leaves its message, no character is lost', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), fc.constantFrom(limits.text, limits.caption), (blocks, first) => {
      const messages = composeText(blocks, first)
      messages.forEach((message, index) => {
        expect(message.text.length).toBeLessThanOrEqual(index === 0 ? first : limits.text)
        expect(message.text).not.toBe('')
        for (const { offset, length } of message.entities) {
          expect(length).toBeGreaterThan(0)
          expect(offset + length).toBeLessThanOrEqual(message.text.length)
        }
        expect(message.text.isWellFormed()).toBe(true)
      })
      const letters = (value: string) => value.replace(/[\s•]/g, '')
      const given = blocks
        .map((block) => {
          if (block.kind === 'pairs') return block.pairs.flat().join('')
          if (block.kind === 'list') return block.items.join('')
          return block.kind === 'table' ? '' : block.text
        })
        .join('')
      expect(letters(messages.map((message) => message.text).join(''))).toBe(letters(given))
    }),
  )
})
