import { describe, expect, it } from 'vitest'
import { layDots } from '../../charts/lay-dots.ts'

describe('layDots', () => {
  it('leaves dots that stand apart on the line, at their size', () => {
    const dots = [
      { x: 0, radius: 10 },
      { x: 50, radius: 10 },
    ]
    expect(layDots(dots, 100).map(({ y, radius }) => [Math.abs(y), radius])).toEqual([
      [0, 10],
      [0, 10],
    ])
  })

  it('moves orders of one day apart, inside the strip', () => {
    const placed = layDots(
      Array.from({ length: 6 }, () => ({ x: 100, radius: 20 })),
      116,
    )
    for (const dot of placed) expect(Math.abs(dot.y) + dot.radius).toBeLessThanOrEqual(58)
    expect(overlaps(placed)).toBe(0)
  })

  it('finds room for five hundred dots', () => {
    const dots = Array.from({ length: 500 }, (_, index) => ({ x: (index * 37) % 530, radius: 3 + (index % 4) }))
    expect(overlaps(layDots(dots, 116))).toBe(0)
  })

  it('comes to an end where there is no room at all', () => {
    expect(
      layDots(
        Array.from({ length: 300 }, () => ({ x: 10, radius: 9 })),
        40,
      ),
    ).toHaveLength(300)
  })
})

function overlaps(dots: { x: number; y: number; radius: number }[]): number {
  return dots.flatMap((one, index) =>
    dots.slice(index + 1).filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius),
  ).length
}
