import { type SQL, sql } from 'drizzle-orm'
import { distance } from 'fastest-levenshtein'
import { PSEUDONYM_LIKE } from '../../customers/pseudonym.ts'
import type { Database } from '../../db/index.ts'

export type CustomerMatch = {
  customerId: number
  key: string
  sourceId: number
  sourceName: string
  orders: number
  /** ISO day; null for a customer without orders. */
  lastOrder: string | null
}

export type FoundCustomers = {
  /** Customers of exactly that name: one of the current source, or else those of the other sources (or all, if asked for). */
  matches: CustomerMatch[]
  /** Where there is no match: the nearest names, at most six. */
  nearest: CustomerMatch[]
}

/** Most names that are shown, and most that are compared letter by letter. */
const SHOWN = 6
const COMPARED = 5000

/** Finds a customer by name: exactly, else the names that begin with it, contain it or differ by few letters. */
export async function findCustomer(
  database: Database,
  { name, sourceId, everywhere = false }: { name: string; sourceId: number; everywhere?: boolean },
): Promise<FoundCustomers> {
  const wanted = name.trim()
  if (wanted === '') return { matches: [], nearest: [] }
  const equal = await readMatches(database, sql`customers.key = ${wanted}`, sourceId, 20)
  const here = equal.filter((match) => match.sourceId === sourceId)
  const matches = here.length > 0 && !everywhere ? here : equal
  return { matches, nearest: matches.length > 0 ? [] : await nearestNames(database, wanted, sourceId) }
}

/** One customer by id; null where there is none, or none any more. */
export async function customerById(database: Database, customerId: number): Promise<CustomerMatch | null> {
  if (!Number.isSafeInteger(customerId)) return null
  const [match] = await readMatches(database, sql`customers.id = ${customerId}::bigint`, 0, 1)
  return match ?? null
}

async function nearestNames(database: Database, wanted: string, sourceId: number): Promise<CustomerMatch[]> {
  const beginning = await readMatches(database, sql`customers.key ilike ${`${escapeLike(wanted)}%`}`, sourceId, SHOWN)
  if (beginning.length >= SHOWN) return beginning
  const containing = await readMatches(
    database,
    sql`customers.key ilike ${`%${escapeLike(wanted)}%`}`,
    sourceId,
    SHOWN * 2,
  )
  const found = distinct([...beginning, ...containing])
  if (found.length >= SHOWN) return found.slice(0, SHOWN)
  return distinct([...found, ...(await similarNames(database, wanted, sourceId))]).slice(0, SHOWN)
}

/** Names of about that length that share a piece with it, fewest changed letters first. */
async function similarNames(database: Database, wanted: string, sourceId: number): Promise<CustomerMatch[]> {
  const letters = [...wanted]
  const most = Math.max(1, Math.floor(letters.length / 3))
  const candidates = await database.db.execute<{ id: number; key: string; here: boolean }>(sql`
    select id::float8 as id, key, source_id = ${sourceId} as here
    from customers
    where char_length(key) between ${letters.length - most}::int and ${letters.length + most}::int
      and key not like ${PSEUDONYM_LIKE}
      and key ilike any (${sql.param(pieces(letters).map((piece) => `%${escapeLike(piece)}%`))}::text[])
    order by source_id <> ${sourceId}
    limit ${COMPARED}`)
  const near = candidates
    .map((candidate) => ({ ...candidate, changes: distance(wanted.toLowerCase(), candidate.key.toLowerCase()) }))
    .filter((candidate) => candidate.changes <= most)
    .sort((a, b) => a.changes - b.changes || Number(b.here) - Number(a.here) || a.id - b.id)
    .slice(0, SHOWN)
  if (near.length === 0) return []
  const ids = near.map((candidate) => candidate.id)
  const matches = await readMatches(database, sql`customers.id = any (${sql.param(ids)}::bigint[])`, sourceId, SHOWN)
  return matches.sort((a, b) => ids.indexOf(a.customerId) - ids.indexOf(b.customerId))
}

/** Customers of the current source first, then those with most orders. Counts orders of the chosen few only. */
function readMatches(database: Database, condition: SQL, sourceId: number, limit: number): Promise<CustomerMatch[]> {
  return database.db.execute<CustomerMatch>(sql`
    with picked as (
      select id, key, source_id
      from customers
      where ${condition} and key not like ${PSEUDONYM_LIKE}
      order by source_id <> ${sourceId}, char_length(key), id
      limit ${limit}
    )
    select
      picked.id::float8 as "customerId",
      picked.key,
      picked.source_id as "sourceId",
      sources.name as "sourceName",
      count(orders.id)::int as orders,
      max(orders.paid_at)::date::text as "lastOrder"
    from picked
    join sources on sources.id = picked.source_id
    left join orders on orders.customer_id = picked.id
    group by picked.id, picked.key, picked.source_id, sources.name
    order by picked.source_id <> ${sourceId}, char_length(picked.key), orders desc, picked.id`)
}

/** Pairs of neighbouring letters, or the letters of a short name. */
function pieces(letters: string[]): string[] {
  if (letters.length < 3) return letters
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

function distinct(matches: CustomerMatch[]): CustomerMatch[] {
  return [...new Map(matches.map((match) => [match.customerId, match])).values()]
}
