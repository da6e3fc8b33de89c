/** Seed of the sample, so that the same customers are drawn each time. */
const SEED = 20_050_424

/**
 * About `size` of the customers, chosen by a hash of their number and so neither by age nor by worth; all of them where
 * there are no more than that. @returns indexes, in order
 */
export function sampleCustomers(customers: Float64Array, size: number): Uint32Array {
  const bound = customers.length <= size ? 2 ** 32 : (size / customers.length) * 2 ** 32
  const chosen: number[] = []
  for (let i = 0; i < customers.length; i++) if (hash(customers[i]!) < bound) chosen.push(i)
  return Uint32Array.from(chosen)
}

/** Murmur's finalizer (Appleby 2011) on both halves of the number. */
function hash(value: number): number {
  return mix(mix(SEED ^ (value | 0)) ^ Math.floor(value / 2 ** 32))
}

function mix(word: number): number {
  let mixed = word
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
