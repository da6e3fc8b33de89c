import type { RowHash } from './row-hash.ts'

/** 64 million bits: 8 MB, whatever the size of the file. */
const BITS = 2 ** 26

/**
 * Tells rows that may repeat an earlier one from rows that surely do not, so that the database looks for duplicates
 * among a few: one bit for each hash (a Bloom filter of one function; of a million rows 1.5 % are looked at in vain).
 */
export function createSeenBefore(): (hash: RowHash) => boolean {
  const bits = new Uint32Array(BITS / 32)
  return ({ a, b }) => {
    const place = (a ^ Math.imul(b, 0x9e3779b1)) >>> 6
    const mask = 1 << (place & 31)
    const seen = (bits[place >>> 5]! & mask) !== 0
    bits[place >>> 5]! |= mask
    return seen
  }
}
