/** A smooth function of few variables: writes its gradient at `at` and gives its value; −∞ where nobody should go. */
export type Smooth = (at: Float64Array, gradient: Float64Array) => number

export type Maximum = {
  at: number[]
  value: number
  /** Largest component of the gradient there, by size. */
  slope: number
  iterations: number
  /** False where the search went as far as it may and the function still rose. */
  converged: boolean
}

const MOST_ITERATIONS = 400
/** No variable moves farther in one step. */
const LONGEST_STEP = 2
/** A gradient within this is none, one within the second is small enough when nothing more can be gained. */
const FLAT = 1e-9
const ALMOST_FLAT = 1e-6

/**
 * Climbs to the nearest maximum by BFGS (Nocedal and Wright 2006, algorithm 6.1) with backtracking. Deterministic. Meant
 * for values and variables of order one, such as a mean log-likelihood of logarithms of parameters.
 */
export function maximise(smooth: Smooth, start: readonly number[]): Maximum {
  const n = start.length
  let at = Float64Array.from(start)
  let gradient = new Float64Array(n)
  let value = smooth(at, gradient)
  let inverse = identity(n)
  let iterations = 0
  while (largest(gradient) > FLAT && iterations++ < MOST_ITERATIONS) {
    const direction = uphill(inverse, gradient)
    const next = { at: new Float64Array(n), gradient: new Float64Array(n) }
    const found = search(smooth, at, value, gradient, direction, next)
    if (found === null) {
      // Where the estimate of the curvature misleads, the gradient itself may still go on.
      if (isIdentity(inverse)) break
      inverse = identity(n)
      continue
    }
    update(inverse, difference(next.at, at), difference(gradient, next.gradient))
    ;({ at, gradient } = next)
    value = found
  }
  const slope = largest(gradient)
  return { at: [...at], value, slope, iterations, converged: slope <= ALMOST_FLAT }
}

/**
 * A log-likelihood per unit, so that values have order one whatever the size of the data, with a wall around the
 * logarithms of parameters: beyond it a parameter has run off to 0 or ∞, and rounding would be all that is climbed.
 */
export function perUnitWithin(wall: number, units: number, smooth: Smooth): Smooth {
  return (at, gradient) => {
    if (largest(at) > wall) return Number.NEGATIVE_INFINITY
    const value = smooth(at, gradient)
    for (let i = 0; i < gradient.length; i++) gradient[i]! /= units
    return value / units
  }
}

function uphill(inverse: number[][], gradient: Float64Array): Float64Array {
  const direction = Float64Array.from(inverse, (row) => dot(row, gradient))
  const longest = largest(direction)
  return longest > LONGEST_STEP ? direction.map((part) => (part * LONGEST_STEP) / longest) : direction
}

/** Halves the step until the function has risen enough. @returns the value, or null where no step rises */
function search(
  smooth: Smooth,
  at: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  next: { at: Float64Array; gradient: Float64Array },
): number | null {
  const rise = dot(direction, gradient)
  for (let length = 1; length > 1e-10; length /= 2) {
    for (let i = 0; i < at.length; i++) next.at[i] = at[i]! + length * direction[i]!
    const found = smooth(next.at, next.gradient)
    if (found > value && found >= value + 1e-4 * length * rise) return found
  }
  return null
}

/** Changes the inverse of the negative curvature in place; a step along which the slope did not fall says nothing. */
function update(inverse: number[][], step: Float64Array, fall: Float64Array): void {
  const curvature = dot(step, fall)
  if (!(curvature > 1e-14)) return
  const moved = inverse.map((row) => dot(row, fall))
  const factor = (curvature + dot(fall, moved)) / (curvature * curvature)
  for (const [i, row] of inverse.entries()) {
    for (let j = 0; j < row.length; j++) {
      row[j]! += factor * step[i]! * step[j]! - (moved[i]! * step[j]! + step[i]! * moved[j]!) / curvature
    }
  }
}

function identity(n: number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))
}

function isIdentity(matrix: number[][]): boolean {
  return matrix.every((row, i) => row.every((value, j) => value === (i === j ? 1 : 0)))
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]!)
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
