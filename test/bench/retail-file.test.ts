import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { unpackRetailFile, writeRetailFile } from '../../src/bench/import/retail-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'huike-retail-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the generated file has as many rows as asked for, the same ones for the same seed', async () => {
  const text = async (name: string, seed: number) => {
    await writeRetailFile(join(folder, `${name}.csv.gz`), { seed, rows: 5000 })
    await unpackRetailFile(join(folder, `${name}.csv.gz`), join(folder, name))
    return readFileSync(join(folder, name), 'utf8')
  }
  const one = await text('one', 7)
  expect(one.trimEnd().split('\n')).toHaveLength(5001)
  expect(await text('same', 7)).toBe(one)
  expect(await text('other', 8)).not.toBe(one)
})

test('it has returns and rows without a customer, as the real one has', async () => {
  await writeRetailFile(join(folder, 'habits.csv.gz'), { seed: 7, rows: 5000 })
  await unpackRetailFile(join(folder, 'habits.csv.gz'), join(folder, 'habits'))
  const rows = readFileSync(join(folder, 'habits'), 'utf8').trimEnd().split('\n').slice(1)
  const cells = rows.map((row) => row.split(','))
  expect(cells.every((row) => row.length === 8)).toBe(true)
  const returned = cells.filter(([invoice, , , quantity]) => invoice!.startsWith('C') && Number(quantity) < 0)
  const anonymous = cells.filter((row) => row[6] === '')
  expect(returned.length).toBeGreaterThan(10)
  expect(anonymous.length / rows.length).toBeGreaterThan(0.1)
  expect(anonymous.length / rows.length).toBeLessThan(0.5)
})

test('a file with other columns is refused by name of the columns', async () => {
  writeFileSync(join(folder, 'other.csv'), 'a,b\n1,2\n')
  await expect(unpackRetailFile(join(folder, 'other.csv'), join(folder, 'plain'))).rejects.toThrow(
    /InvoiceNo,StockCode/,
  )
  writeFileSync(join(folder, 'empty.csv'), '')
  await expect(unpackRetailFile(join(folder, 'empty.csv'), join(folder, 'plain'))).rejects.toThrow(/is empty/)
})
