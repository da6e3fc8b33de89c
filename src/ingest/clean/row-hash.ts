/** Two 32-bit hashes of a row's texts, together one of 64 bits that needs no big integers. */
export type RowHash = { a: number; b: number }

/** Takes texts one after another; fields are kept apart, so that `ab|c` and `a|bc` differ. */
export function createRowHash(): {
  reset(): void
  add(text: string | number | null): void
  result(into: RowHash): void
} {
  let a = 0
  let b = 0
  return {
    reset() {
      a = 0x811c9dc5
      b = 0x2545f491
    },
    add(value) {
      const text = value === null ? '\u0000' : typeof value === 'number' ? String(value) : value
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at)
        a = Math.imul(a ^ code, 0x01000193)
        b = Math.imul(b ^ code, 0x5bd1e995)
        b ^= b >>> 15
      }
      a = Math.imul(a ^ 0x1f, 0x01000193)
      b = Math.imul(b ^ 0x11f, 0x5bd1e995)
    },
    result(into) {
      into.a = spread(a)
      into.b = spread(b)
    },
  }
}

/** Every bit of the input moves every bit of the output, so that sums of hashes stay hashes. */
function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) | 0
}
