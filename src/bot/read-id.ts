const MOST_INTEGER = 2_147_483_647

/**
 * The number of a row as a button carries it; 0, which no row has, for anything else: what a button says comes from outside.
 * @param most the largest that the column takes; by default Postgres's integer
 */
export function readRowId(text: string | undefined, most: number = MOST_INTEGER): number {
  const id = /^\d{1,16}$/.test(text ?? '') ? Number(text) : 0
  return id <= most ? id : 0
}

/** For columns that are bigint: customers, people of Telegram. */
export const MOST_BIG = Number.MAX_SAFE_INTEGER
