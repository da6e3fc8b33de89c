import { expect, test } from 'vitest'
import { createBatcher } from '../../src/messaging/batcher.ts'
import { gate } from './support/updates.ts'

test('what arrives during a write goes out together in the next one', async () => {
  const written: number[][] = []
  const first = gate()
  const batcher = createBatcher(async (items: number[]) => {
    written.push(items)
    if (written.length === 1) await first.passed
    return items.length
  })
  const one = batcher.add(1)
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  const rest = [2, 3, 4].map((item) => batcher.add(item))
  first.open()
  expect(await one).toBe(1)
  expect(await Promise.all(rest)).toEqual([3, 3, 3])
  expect(written).toEqual([[1], [2, 3, 4]])
})

test('a write that fails fails its own items only', async () => {
  const batcher = createBatcher(async (items: number[]) => {
    if (items.includes(1)) throw new Error('no')
    return items
  })
  await expect(batcher.add(1)).rejects.toThrow('no')
  expect(await batcher.add(2)).toEqual([2])
})

test('a batch has a size that it does not exceed', async () => {
  const sizes: number[] = []
  const batcher = createBatcher(async (items: number[]) => void sizes.push(items.length), 2)
  await Promise.all([1, 2, 3, 4, 5].map((item) => batcher.add(item)))
  await batcher.idle()
  expect(sizes).toEqual([2, 2, 1])
})
