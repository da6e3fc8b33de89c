import { expect, test } from 'vitest'
import { covarianceAt } from '../../src/algorithms/curvature.ts'
import { maximise, perUnitWithin, type Smooth } from '../../src/algorithms/maximise.ts'

const rosenbrock: Smooth = (at, gradient) => {
  const [x, y] = [at[0]!, at[1]!]
  gradient[0] = 2 * (1 - x) + 400 * x * (y - x * x)
  gradient[1] = -200 * (y - x * x)
  return -((1 - x) ** 2) - 100 * (y - x * x) ** 2
}

/** Rises for ever along the first variable, ever more slowly. */
const ridge: Smooth = (at, gradient) => {
  const fall = Math.exp(-0.1 * at[0]!)
  gradient[0] = 0.1 * fall
  gradient[1] = -2 * at[1]!
  return -fall - at[1]! ** 2
}

test("Rosenbrock's valley is followed to its end", () => {
  const found = maximise(rosenbrock, [-1.2, 1])
  expect(found.converged).toBe(true)
  expect(found.at[0]).toBeCloseTo(1, 8)
  expect(found.at[1]).toBeCloseTo(1, 8)
})

test('equal starts end at the same bits', () => {
  expect(maximise(rosenbrock, [3, -2])).toEqual(maximise(rosenbrock, [3, -2]))
})

test('a function that rises for ever stops at the wall and is not taken for a maximum', () => {
  const found = maximise(perUnitWithin(18, 1, ridge), [0, 1])
  expect(found.converged).toBe(false)
  expect(Math.abs(found.at[0]!)).toBeLessThanOrEqual(18)
})

test('the covariance is the inverse of the curvature', () => {
  // −(2x² + 2xy + 3y²)/2: curvature [[2, 1], [1, 3]], inverse [[.6, −.2], [−.2, .4]].
  const bowl: Smooth = (at, gradient) => {
    const [x, y] = [at[0]!, at[1]!]
    gradient[0] = -(2 * x + y)
    gradient[1] = -(x + 3 * y)
    return -(2 * x * x + 2 * x * y + 3 * y * y) / 2
  }
  expect(
    covarianceAt(bowl, [0, 0])
      ?.flat()
      .map((value) => Math.round(value * 1e9) / 1e9),
  ).toEqual([0.6, -0.2, -0.2, 0.4])
})

test('there is no covariance where some direction is open', () => {
  const gutter: Smooth = (at, gradient) => {
    gradient[0] = -2 * (at[0]! - at[1]!)
    gradient[1] = 2 * (at[0]! - at[1]!)
    return -((at[0]! - at[1]!) ** 2)
  }
  expect(covarianceAt(gutter, [1, 1])).toBeNull()
})
