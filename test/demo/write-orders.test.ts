import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, it } from 'vitest'
import { demoColumns, generateOrders } from '../../src/demo/generate-orders.ts'
import { writeOrders } from '../../src/demo/write-orders.ts'

const folder = mkdtempSync(join(tmpdir(), 'huike-demo-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('writeOrders', () => {
  it('writes a CSV file that a CSV reader gives back cell for cell', async () => {
    const path = join(folder, 'shop.csv')
    const rows = [...generateOrders({ seed: 5, lastDay: '2026-03-15', orders: 300 })]
    expect(await writeOrders(path, rows)).toBe(rows.length)
    const read = parse(readFileSync(path), { relax_column_count: true })
    expect(read).toEqual([demoColumns, ...rows.map(({ cells }) => cells)])
  })

  it('quotes commas, quotes and line ends', async () => {
    const path = join(folder, 'quoted.csv')
    await writeOrders(path, [{ cells: ['a,b', '"c"', 'd\ne', 'f'], fault: null }])
    expect(readFileSync(path, 'utf8').split('\n').slice(1).join('\n')).toBe('"a,b","""c""","d\ne",f\n')
  })

  it('rejects when the folder does not exist', async () => {
    await expect(writeOrders(join(folder, 'missing', 'shop.csv'), [])).rejects.toThrow('ENOENT')
  })
})
