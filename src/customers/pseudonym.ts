/**
 * What an erased customer is called: the beginning of the keyed hash of the name, so that every import gives the same
 * one. It ends with a space, and what an import reads is trimmed: no file can bring a customer of that name.
 */
export function pseudonymOf(keyHash: string): string {
  return `已抹除#${keyHash.slice(0, 10)} `
}

export function isPseudonym(key: string): boolean {
  return /^已抹除#[0-9a-f]{10} $/.test(key)
}

/** The same for a LIKE of the database. */
export const PSEUDONYM_LIKE = '已抹除#__________ '
