import { describe, expect, it } from 'vitest'
import { tilesHeight } from '../../charts/tiles.ts'

describe('tilesHeight', () => {
  it('puts at most three figures in a row, so that each is readable on a phone', () => {
    const heights = [0, 1, 3, 4, 6, 7].map(tilesHeight)
    expect(heights).toEqual([0, 112, 112, 238, 238, 364])
  })
})
