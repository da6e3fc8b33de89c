import { type Database, schema } from '../db/index.ts'

const { outbox } = schema

export type OutboxRow = typeof outbox.$inferSelect

export type NewOutboxMessage = {
  botId: number
  /** What makes it one message: a second one with the same key is not put. */
  key: string
  chatId: number
  threadId?: number | null
  kind: OutboxRow['kind']
  payload: unknown
}

/**
 * Puts a message that nobody asked for just now. Given a transaction, it is sent if and only if that commits.
 * @returns its id, or null when one with this key was put before.
 */
export async function enqueueOutbox(
  database: Database | Pick<Database['db'], 'insert'>,
  message: NewOutboxMessage,
): Promise<number | null> {
  const db = 'db' in database ? database.db : database
  const [row] = await db
    .insert(outbox)
    .values({ ...message, status: 'waiting' })
    .onConflictDoNothing({ target: [outbox.botId, outbox.key] })
    .returning({ id: outbox.id })
  if ('db' in database) nudgeOutbox()
  return row?.id ?? null
}

const listeners = new Set<() => void>()

/** Tells this process's outboxes to look now; others look by themselves within seconds. */
export function nudgeOutbox(): void {
  for (const listener of listeners) listener()
}

/** @returns a function that ends the listening. */
export function onOutboxNudge(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
