import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { BYTE_ORDER_MARK, csvLine } from '../src/csv.ts'

describe('a line of a CSV file', () => {
  test('gives back what was put in, quotes, commas and line ends included', () => {
    const cells = ['plain', '张三', 'a,b', 'he said "no"', 'two\r\nlines', '']
    expect(parse(BYTE_ORDER_MARK + csvLine(cells) + csvLine(cells), { bom: true })).toEqual([cells, cells])
  })

  test('quotes only what needs it and ends as Windows does', () => {
    expect(csvLine(['a', 'b c', 'd"e', null, 1.5])).toBe('a,b c,"d""e",,1.5\r\n')
  })

  test('runs no formula in a spreadsheet', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x","y")']
    const [read] = parse(csvLine(formulas)) as string[][]
    expect(read).toEqual(formulas.map((formula) => `'${formula}`))
  })

  test('leaves numbers below zero numbers', () => {
    expect(csvLine([-5, 'a-5'])).toBe('-5,a-5\r\n')
  })
})
