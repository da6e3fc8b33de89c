import { expect, test } from 'vitest'
import { changeTable, problemOf, splitKeywords } from '../../../src/analysis/products/category-changes.ts'
import { defaultTable, tableLimits } from '../../../src/analysis/products/category-table.ts'

const table = [
  { code: 'lighting', keywords: ['lamp', '灯'] },
  { code: 'kitchen', keywords: ['mug'] },
]

test('keywords are added to a category and leave the one they stood in, in whichever number they were typed', () => {
  expect(changeTable(table, { kind: 'add', category: 'kitchen', keywords: ['lamps', '锅'] })).toEqual([
    { code: 'lighting', keywords: ['灯'] },
    { code: 'kitchen', keywords: ['mug', 'lamps', '锅'] },
  ])
})

test('a new category stands at the top', () => {
  expect(changeTable(table, { kind: 'add', category: '红点', keywords: ['retrospot'] })).toEqual([
    { code: '红点', keywords: ['retrospot'] },
    ...table,
  ])
})

test('keywords are removed wherever they stand, and only where they stand', () => {
  expect(changeTable(table, { kind: 'remove', keywords: ['mugs', '灯'] })).toEqual([
    { code: 'lighting', keywords: ['lamp'] },
    { code: 'kitchen', keywords: [] },
  ])
  expect(changeTable(table, { kind: 'remove', keywords: ['mug', 'vase'] })).toEqual({
    code: 'keyword-unknown',
    given: 'vase',
  })
})

test('a category moves by one line, to the top, and not beyond an end', () => {
  const codes = (change: Parameters<typeof changeTable>[1]) => {
    const changed = changeTable(table, change)
    return 'code' in changed ? changed.code : changed.map(({ code }) => code)
  }
  expect(codes({ kind: 'move', category: 'kitchen', to: 'up' })).toEqual(['kitchen', 'lighting'])
  expect(codes({ kind: 'move', category: 'kitchen', to: 'down' })).toEqual(['lighting', 'kitchen'])
  expect(codes({ kind: 'move', category: 'lighting', to: 'down' })).toEqual(['kitchen', 'lighting'])
  expect(codes({ kind: 'move', category: 'kitchen', to: 'top' })).toEqual(['kitchen', 'lighting'])
  expect(codes({ kind: 'move', category: 'shoes', to: 'up' })).toBe('category-unknown')
  expect(codes({ kind: 'drop', category: 'lighting' })).toEqual(['kitchen'])
  expect(codes({ kind: 'drop', category: 'shoes' })).toBe('category-unknown')
})

test('what makes no sense is refused', () => {
  const add = (category: string, keywords: string[]) => changeTable(table, { kind: 'add', category, keywords })
  expect(add('kitchen', [])).toMatchObject({ code: 'keyword-none' })
  expect(add('kitchen', ['!!'])).toMatchObject({ code: 'keyword-none' })
  expect(add('kitchen', ['x'.repeat(41)])).toMatchObject({ code: 'keyword-long' })
  expect(add('y'.repeat(41), ['vase'])).toMatchObject({ code: 'name-long' })
  expect(add('other', ['vase'])).toMatchObject({ code: 'name-other' })
  const many = Array.from({ length: tableLimits.categories + 1 }, (_, index) => ({ code: `c${index}`, keywords: [] }))
  expect(changeTable(table, { kind: 'replace', table: many })).toMatchObject({ code: 'too-many' })
})

test('keywords are told apart by either comma, semicolons and lines, each taken once', () => {
  expect(splitKeywords(' lantern, 灯笼、Lamp；lamps;\nlunch   box ')).toEqual(['lantern', '灯笼', 'Lamp', 'lunch box'])
})

test('the default table is a table that could be saved, and no keyword stands in it twice', () => {
  const words = defaultTable().flatMap(({ keywords }) => keywords)
  expect(problemOf(defaultTable())).toBeNull()
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  expect(splitKeywords(words.join(','))).toEqual(words)
})
