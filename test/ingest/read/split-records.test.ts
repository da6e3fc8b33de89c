import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRecordSplitter } from '../../../src/ingest/read/split-records.ts'

/** Splits a text that arrives in pieces of the given lengths. */
function split(text: string, pieces: number[] = [], delimiter = ',') {
  const splitter = createRecordSplitter(delimiter)
  const rows: string[][] = []
  const lines: number[] = []
  let from = 0
  for (const length of pieces) {
    const batch = splitter.push(text.slice(from, from + length))
    rows.push(...batch.rows)
    lines.push(...batch.lines)
    from += length
  }
  const rest = splitter.push(text.slice(from), true)
  return { rows: [...rows, ...rest.rows], lines: [...lines, ...rest.lines] }
}

const cell = fc.string({ unit: fc.constantFrom('a', '店', ' ', '"', ',', '\n', '\r\n', ';', '\t', '0', "'") })
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 20 })

function write(rows: string[][], newline: string, delimiter: string): string {
  const quoted = (text: string) => (/[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => row.map(quoted).join(delimiter) + newline).join('')
}

test('what any shop writes is read as csv-parse reads it, however the pieces fall', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom(',', ';', '\t'),
      fc.array(fc.nat(30), { maxLength: 20 }),
      (rows, newline, delimiter, pieces) => {
        const text = write(rows, newline, delimiter)
        const expected = parse(text, {
          delimiter,
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: newline,
        })
        expect(split(text, pieces, delimiter).rows).toEqual(expected)
      },
    ),
    { numRuns: 500 },
  )
})

test('each record knows the line on which it begins', () => {
  const { rows, lines } = split('h,i\n\n"two\nlines",1\nx,"three\n\nlines"\r\nlast,2')
  expect(rows).toEqual([
    ['h', 'i'],
    ['two\nlines', '1'],
    ['x', 'three\n\nlines'],
    ['last', '2'],
  ])
  expect(lines).toEqual([1, 3, 5, 8])
})

test('a quote inside a field is itself, and does not swallow what follows', () => {
  expect(split('size,5" pipe,1\nnext,6,"7"" nail"\n"say "hi"",2,3\n').rows).toEqual([
    ['size', '5" pipe', '1'],
    ['next', '6', '7" nail'],
    ['say "hi"', '2', '3'],
  ])
})

test('a quote that never closes is an error with its line, at the end or after a megabyte', () => {
  expect(() => split('a,b\n1,2\n3,"4\n5,6\n')).toThrow('quote_not_closed: line 3')
  const splitter = createRecordSplitter(',')
  expect(() => {
    for (let piece = 0; piece < 20; piece++) splitter.push(piece === 0 ? '"open' : 'x,y\n'.repeat(30_000))
  }).toThrow('quote_not_closed: line 1')
})
