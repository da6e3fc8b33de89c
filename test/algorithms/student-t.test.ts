import { expect, test } from 'vitest'
import { studentTail } from '../../src/algorithms/student-t.ts'

// python: [scipy.stats.t.sf(t, freedom) for …], scipy 1.17.1
test.each([
  [0.5, 1, 0.35241638234956674],
  [2, 1, 0.14758361765043326],
  [1.5, 2, 0.13619656244550055],
  [2.3, 3, 0.05249418032223499],
  [3.1, 5, 0.013426592095017599],
  [-1.2, 5, 0.8580544716469487],
  [2.5, 10, 0.01572342211830441],
  [4.4, 25, 8.823472774430146e-5],
  [1.96, 180, 0.025769747294167547],
  [6, 305, 2.7928988491355832e-9],
])('P(T > %s) with %s degrees of freedom is that of scipy', (t, freedom, expected) => {
  expect(studentTail(t, freedom)).toBeCloseTo(expected, 13)
})

test('the ends are 0 and 1, the middle a half, and half a degree of freedom is refused', () => {
  expect([studentTail(Number.POSITIVE_INFINITY, 3), studentTail(Number.NEGATIVE_INFINITY, 4)]).toEqual([0, 1])
  expect(studentTail(0, 7)).toBe(0.5)
  expect(() => studentTail(1, 0.5)).toThrow(RangeError)
})
