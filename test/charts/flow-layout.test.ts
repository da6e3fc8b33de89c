import { expect, test } from 'vitest'
import { spread } from '../../charts/flow-layout.ts'

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0)

test('heights are in proportion and fill the room with the gaps between', () => {
  const spans = spread([300, 100], 410)
  expect(spans).toEqual([
    { from: 0, height: 300 },
    { from: 310, height: 100 },
  ])
})

test('the smallest keep a line of text each, and the others share what is left', () => {
  const spans = spread([1000, 1, 500, 0], 400)
  expect(spans.map(({ height }) => height)).toEqual([expect.any(Number), 14, expect.any(Number), 14])
  expect(spans[0]!.height / spans[2]!.height).toBeCloseTo(2, 10)
  expect(sumOf(spans.map(({ height }) => height)) + 3 * 10).toBeCloseTo(400, 10)
})

test('nothing anywhere is a line each', () => {
  expect(spread([0, 0], 200).map(({ height }) => height)).toEqual([14, 14])
})
