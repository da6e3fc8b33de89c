import type postgres from 'postgres'
import { type Database, toJson } from '../db/index.ts'
import { SOURCE_LOCK } from '../ingest/store/begin-import.ts'
import { erasedName } from './erased-name.ts'
import { isPseudonym, pseudonymOf } from './pseudonym.ts'
import { scrubOrderIds } from './scrub-orders.ts'
import { scrubRejections } from './scrub-rejections.ts'
import { scrubTexts } from './scrub-texts.ts'
import { erasureSecret, keyHash } from './tombstones.ts'

/** What erasing a customer did. */
export type Erasure = {
  pseudonym: string
  source: string
  /** Orders and returns that stay in every sum, under the pseudonym. */
  orders: number
  returns: number
  /** Rejected rows whose content was deleted, and kept texts that held the name. */
  rejections: number
  texts: number
  /** Files that waited to be imported and were deleted unread. */
  uploads: number
}

/**
 * Erases a person 抹除: the name goes from everything that is kept, the orders stay in the sums under a pseudonym, and
 * every later import of the source gives that name the same pseudonym. All or nothing. What is outside the database
 * (backups, what Telegram shows, the sandbox's chats) is not reached.
 * @returns null when there is no such customer or they were erased before; `importing` when a file is being imported,
 * whose result would bring the name back
 */
export async function eraseCustomer(
  database: Database,
  { customerId, actor }: { customerId: number; actor: string },
): Promise<Erasure | 'importing' | null> {
  if (!Number.isSafeInteger(customerId)) return null
  return database.client.begin(async (tx) => {
    const [found] = await tx<{ sourceId: number; source: string }[]>`
      select source_id as "sourceId", sources.name as source
      from customers join sources on sources.id = source_id where customers.id = ${customerId}`
    if (!found) return null
    const { sourceId, source } = found
    // After an import of the source that is bringing rows; the next one finds the tombstone.
    await tx`select pg_advisory_xact_lock(${SOURCE_LOCK}, ${sourceId})`
    const [{ key }] = await tx<[{ key: string }]>`select key from customers where id = ${customerId} for update`
    if (isPseudonym(key)) return null
    if (await isImporting(tx)) return 'importing'
    const hash = keyHash(await erasureSecret(tx), sourceId, key)
    const erased = erasedName(key, pseudonymOf(hash))
    const { pseudonym } = erased
    await tx`insert into erased_customers (source_id, key_hash, erased_by) values (${sourceId}, ${hash}, ${actor})`
    await tx`update customers set key = ${pseudonym} where id = ${customerId}`
    await scrubOrderIds(tx, customerId, erased)
    const rejections = await scrubRejections(tx, sourceId, erased)
    const texts = await scrubTexts(tx, { sourceId, customerId }, erased)
    const uploads = await deleteWaitingUploads(tx)
    const [kept] = await tx<[{ orders: number; returns: number }]>`
      select (select count(*)::int from orders where customer_id = ${customerId}) as orders,
        (select count(*)::int from order_returns where customer_id = ${customerId}) as returns`
    const done: Erasure = { pseudonym, source, ...kept, rejections, texts, uploads }
    await tx`
      insert into audit_log (actor, action, subject, details)
      values (${actor}, 'customer.erase', ${`customer:${customerId}`}, ${toJson(done)}::text::jsonb)`
    return done
  })
}

async function isImporting(tx: postgres.TransactionSql): Promise<boolean> {
  const running = await tx`select from job_runs where name = 'import' and status = 'running' limit 1`
  return running.length > 0
}

/** What is in a packed file nobody knows before it is read; those of jobs that wait will be read with the tombstone. */
async function deleteWaitingUploads(tx: postgres.TransactionSql): Promise<number> {
  const gone = await tx`
    delete from uploads where not exists (
      select from job_runs
      where name = 'import' and status = 'queued' and payload ->> 'uploadId' = uploads.id::text
    )`
  return gone.count
}
