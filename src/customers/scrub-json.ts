import type postgres from 'postgres'
import { toJson } from '../db/index.ts'
import type { ErasedName } from './erased-name.ts'

/** JSON that may hold the name: a column of a table, and of which rows. */
export type JsonPlace = { table: string; column: string; where?: postgres.PendingQuery<postgres.Row[]> }

/** Keys of our own JSON under which a text is a customer's name and nothing else. */
const NAME_KEYS = ['customer', 'key']
/** What buttons carry: never a name, and a number there is an id. */
const BUTTON_KEY = 'data'

/** Takes the name out of every text in the JSON of a place. @returns how many rows held it */
export async function scrubJson(
  tx: postgres.TransactionSql,
  { table, column, where = tx`true` }: JsonPlace,
  erased: ErasedName,
  typed = false,
): Promise<number> {
  const escaped = JSON.stringify(erased.name).slice(1, -1)
  const rows = await tx<{ at: string; value: unknown }[]>`
    select ctid::text as at, ${tx(column)} as value from ${tx(table)}
    where strpos(${tx(column)}::text, ${escaped}) > 0 and ${where}
    for update`
  let changed = 0
  for (const { at, value } of rows) {
    const scrubbed = withoutName(value, erased, typed)
    if (scrubbed === value) continue
    await tx`update ${tx(table)} set ${tx(column)} = ${toJson(scrubbed)}::text::jsonb where ctid = ${at}::tid`
    changed++
  }
  return changed
}

/** The value itself where nothing in it is the name, else a copy. Pure. @param typed texts are what people typed */
export function withoutName(value: unknown, erased: ErasedName, typed: boolean, key = ''): unknown {
  if (typeof value === 'string') {
    if (key === BUTTON_KEY) return value
    if (value === erased.name && (erased.isDistinctive || NAME_KEYS.includes(key))) return erased.pseudonym
    if (typed) return erased.withoutTyped(value)
    return erased.isDistinctive ? erased.without(value) : value
  }
  if (value === null || typeof value !== 'object') return value
  let same = true
  const keep = (inner: unknown, name: string) => {
    const scrubbed = withoutName(inner, erased, typed, name)
    if (scrubbed !== inner) same = false
    return scrubbed
  }
  const copy = Array.isArray(value)
    ? value.map((inner) => keep(inner, key))
    : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, keep(inner, name)]))
  return same ? value : copy
}
