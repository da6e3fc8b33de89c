import { expect, test } from 'vitest'
import type { SegmentsAsked } from '../../src/analysis/rfm/segments.ts'
import { readSegments, writeSegments } from '../../src/questions/segments-words.ts'

const asked: SegmentsAsked[] = [
  { view: 'classes' },
  { view: 'scores' },
  { view: 'tiers' },
  { view: 'clusters' },
  { view: 'top' },
  { view: 'group', group: { by: 'class', value: '011' } },
  { view: 'group', group: { by: 'tier', value: 5 } },
  { view: 'group', group: { by: 'cluster', value: 8 } },
  { view: 'flow', by: 'class', from: null },
  { view: 'flow', by: 'tier', from: 123456 },
  { view: 'flow', by: 'tier', from: '2022-06-01' },
]

test.each(asked)('what a button carries is read as it was meant: %j', (one) => {
  const written = writeSegments(one)
  expect(readSegments(written)).toEqual(one)
  expect(written).toMatch(/^[\x20-\x7e]{1,40}$/)
})

test.each<[string, SegmentsAsked]>([
  ['', { view: 'classes' }],
  ['111', { view: 'group', group: { by: 'class', value: '111' } }],
  ['重要挽留', { view: 'group', group: { by: 'class', value: '001' } }],
  ['五层', { view: 'tiers' }],
  ['打分', { view: 'scores' }],
  ['聚类', { view: 'clusters' }],
  ['冠军', { view: 'group', group: { by: 'tier', value: 1 } }],
  ['champions', { view: 'group', group: { by: 'tier', value: 1 } }],
  ['变化 五层 2022-06-01', { view: 'flow', by: 'tier', from: '2022-06-01' }],
  ['flow', { view: 'flow', by: 'class', from: null }],
  ['t9', { view: 'group', group: { by: 'tier', value: 9 } }],
  ['不知道', { view: 'classes' }],
])('%j', (said, expected) => {
  expect(readSegments(said)).toEqual(expected)
})
