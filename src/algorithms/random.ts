/** A seeded source of random draws; `uniform` can be handed on by itself as the `() => number` that an algorithm asks for. */
export type Random = {
  /** In [0, 1), a multiple of 2⁻³². */
  uniform(): number
  /** 0 … below − 1. */
  integer(below: number): number
  normal(mean?: number, sd?: number): number
  /** Counts of events whose expected number is `mean` ≥ 0. Takes time proportional to the mean. */
  poisson(mean: number): number
  /** One item, each as likely as the others. @throws RangeError for an empty list */
  pick<T>(items: readonly T[]): T
}

/**
 * xoshiro128** (Blackman and Vigna 2018) from a whole number as seed; equal seeds give equal draws on every machine.
 * Not for secrets.
 */
export function createRandom(seed: number): Random {
  const next = xoshiro128(fillState(seed))
  const uniform = () => next() / 2 ** 32
  return {
    uniform,
    integer: (below) => Math.floor(uniform() * below),
    normal: (mean = 0, sd = 1) => mean + sd * standardNormal(uniform),
    poisson: (mean) => poisson(uniform, mean),
    pick(items) {
      if (items.length === 0) throw new RangeError('nothing to pick from')
      return items[Math.floor(uniform() * items.length)]!
    },
  }
}

/** Draws items in proportion to their weights (≥ 0, at least one above 0). @throws RangeError for other weights */
export function weightedChoice<T>(choices: readonly (readonly [T, number])[]): (random: Random) => T {
  let total = 0
  const bounds = choices.map(([, weight]) => {
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`a weight is ${weight}`)
    total += weight
    return total
  })
  if (total <= 0) throw new RangeError('the weights add up to nothing')
  return (random) => choices[firstAbove(bounds, random.uniform() * total)]![0]
}

/** The generator itself: unsigned 32-bit numbers from a state of four, which must not all be 0. */
export function xoshiro128([a, b, c, d]: readonly [number, number, number, number]): () => number {
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
}

/** splitmix32 steps, the usual way to spread a small seed over a large state. */
function fillState(seed: number): [number, number, number, number] {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is a whole number, not ${seed}`)
  // The part above 32 bits counts too: 2³² and 0 are two seeds.
  let counter = (seed ^ Math.imul(Math.floor(seed / 2 ** 32), 0x85ebca6b)) | 0
  const word = () => {
    counter = (counter + 0x9e3779b9) | 0
    let mixed = counter ^ (counter >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  return [word(), word(), word(), word()]
}

/** Marsaglia's polar method. Its second value is thrown away, so that a draw depends on nothing before it. */
function standardNormal(uniform: () => number): number {
  for (;;) {
    const x = 2 * uniform() - 1
    const y = 2 * uniform() - 1
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/** Knuth's product of uniforms, in portions of the mean so that exp(−mean) never underflows. */
function poisson(uniform: () => number, mean: number): number {
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`a Poisson mean is ${mean}`)
  let count = 0
  for (let left = mean; left > 0; left -= 30) {
    const floor = Math.exp(-Math.min(left, 30))
    for (let product = uniform(); product > floor; product *= uniform()) count++
  }
  return count
}

function firstAbove(bounds: readonly number[], value: number): number {
  let low = 0
  let high = bounds.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (bounds[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
