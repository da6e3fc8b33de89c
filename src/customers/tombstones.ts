import { createHmac, randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { pseudonymOf } from './pseudonym.ts'

/** Name in `settings` of the secret without which a hash of a name says nothing. */
const SECRET = 'erasure_secret'
/** Keys whose hash is remembered while a file is read; a hash costs a few microseconds. */
const MOST_REMEMBERED = 200_000

/** Who was erased from a source. */
export type Tombstones = {
  count: number
  /** What a key is called now; null for everybody who was not erased. */
  pseudonymOf(key: string): string | null
}

/** Hash of a customer's key in a source: hex, the same each time, and without the secret no way back to the key. */
export function keyHash(secret: string, sourceId: number, key: string): string {
  return createHmac('sha256', secret).update(`${sourceId}\n${key}`).digest('hex')
}

/** The secret of all hashes, made at first use. */
export async function erasureSecret(tx: postgres.TransactionSql): Promise<string> {
  const made = JSON.stringify(randomBytes(32).toString('hex'))
  await tx`insert into settings (name, value) values (${SECRET}, ${made}::text::jsonb) on conflict do nothing`
  const [row] = await tx<[{ secret: string }]>`select value #>> '{}' as secret from settings where name = ${SECRET}`
  return row.secret
}

/** The erased of a source by its name, whatever its letters' case. @returns null where nobody was: then nothing is hashed */
export async function readTombstones(client: postgres.Sql, source: string): Promise<Tombstones | null> {
  const rows = await client<{ sourceId: number; hash: string; secret: string }[]>`
    select source_id as "sourceId", key_hash as hash, settings.value #>> '{}' as secret
    from erased_customers
    join sources on sources.id = source_id
    join settings on settings.name = ${SECRET}
    where lower(sources.name) = lower(${source})`
  const [first] = rows
  if (!first) return null
  const { secret, sourceId } = first
  const hashes = new Set(rows.map(({ hash }) => hash))
  const known = new Map<string, string | null>()
  return {
    count: rows.length,
    pseudonymOf(key) {
      const remembered = known.get(key)
      if (remembered !== undefined) return remembered
      const hash = keyHash(secret, sourceId, key)
      const pseudonym = hashes.has(hash) ? pseudonymOf(hash) : null
      if (known.size < MOST_REMEMBERED) known.set(key, pseudonym)
      return pseudonym
    },
  }
}
