import { and, eq, isNull, notInArray, sql } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import { enqueueOutbox, type NewOutboxMessage, type OutboxRow } from './enqueue-outbox.ts'

const { outbox } = schema

const UNMARKED_SECONDS = 30

export type Prepared = {
  /** Whatever `send` needs beside the picture: text, entities, buttons. */
  caption: unknown
  /** PNG. */
  picture: Uint8Array | null
}

/** The outbox's changes of state. Each holds only for a row as it was claimed, so that none is made twice. */
export function createOutboxStore(database: Database, botId: number, worker: string) {
  const { db } = database
  const asClaimed = ({ id, status, worker: holder }: OutboxRow) =>
    and(
      eq(outbox.id, id),
      eq(outbox.status, status),
      holder === null ? isNull(outbox.worker) : eq(outbox.worker, holder),
    )

  return {
    /** Takes the message that has been due longest; null when none is. */
    async claim(): Promise<OutboxRow | null> {
      const [row] = await db
        .update(outbox)
        .set({ worker })
        .where(
          sql`${outbox.id} = (
            select o.id from outbox o
            where o.bot_id = ${botId} and o.status in ('waiting', 'prepared') and o.next_try_at <= now()
              and not exists (select from workers w where w.id = o.worker and w.lease_until > now())
            order by o.next_try_at, o.id limit 1 for update skip locked)`,
        )
        .returning()
      return row ?? null
    },

    async prepared(row: OutboxRow, { caption, picture }: Prepared): Promise<OutboxRow | null> {
      const [changed] = await db
        .update(outbox)
        .set({ status: 'prepared', caption, picture })
        .where(asClaimed(row))
        .returning()
      return changed ?? null
    },

    /** Committed before the first byte leaves: whoever finds the row like this knows that it may have arrived. */
    async sending(row: OutboxRow): Promise<OutboxRow | null> {
      const [changed] = await db
        .update(outbox)
        .set({ status: 'sending', attempts: sql`${outbox.attempts} + 1` })
        .where(asClaimed(row))
        .returning()
      return changed ?? null
    },

    async sent(row: OutboxRow, messageId: number): Promise<void> {
      await db
        .update(outbox)
        .set({ status: 'sent', messageId, sentAt: sql`now()`, picture: null, worker: null, error: null })
        .where(asClaimed(row))
    },

    /** Puts a message back for another try. */
    async later(row: OutboxRow, change: { attempts: number; seconds: number; error: string }): Promise<void> {
      await db
        .update(outbox)
        .set({
          status: row.status === 'sending' ? 'prepared' : row.status,
          attempts: change.attempts,
          nextTryAt: sql`now() + ${change.seconds} * interval '1 second'`,
          error: change.error,
          worker: null,
        })
        .where(asClaimed(row))
    },

    /** Ends a message as failed or unsure, together with what is said about it: neither without the other. */
    async end(
      row: OutboxRow,
      status: 'failed' | 'unsure',
      error: string,
      notices: NewOutboxMessage[],
    ): Promise<boolean> {
      return db.transaction(async (tx) => {
        const [ended] = await tx
          .update(outbox)
          .set({ status, error, worker: null })
          .where(asClaimed(row))
          .returning({ id: outbox.id })
        if (ended === undefined) return false
        for (const notice of notices) await enqueueOutbox(tx, notice)
        return true
      })
    },

    /** Messages whose worker died between "about to send" and "sent". */
    async abandoned(): Promise<OutboxRow[]> {
      return db
        .select()
        .from(outbox)
        .where(
          and(
            eq(outbox.botId, botId),
            eq(outbox.status, 'sending'),
            sql`not exists (select from workers w where w.id = ${outbox.worker} and w.lease_until > now())`,
          ),
        )
    },

    /**
     * Lets go of messages that were marked as being sent but are not: that the mark was made may have been known to the
     * database only. `begun` are those whose send was begun. They wait a little, for trouble may be at hand.
     */
    async unmark(begun: number[]): Promise<void> {
      await db
        .update(outbox)
        .set({ status: 'prepared', worker: null, nextTryAt: sql`now() + ${UNMARKED_SECONDS} * interval '1 second'` })
        .where(and(eq(outbox.worker, worker), eq(outbox.status, 'sending'), notInArray(outbox.id, begun)))
    },

    /** Messages of this worker that are marked as being sent. */
    async ownSending(): Promise<OutboxRow[]> {
      return db
        .select()
        .from(outbox)
        .where(and(eq(outbox.worker, worker), eq(outbox.status, 'sending')))
    },

    /** Lets go of what is claimed but not being sent. */
    async release(): Promise<void> {
      await db
        .update(outbox)
        .set({ worker: null })
        .where(and(eq(outbox.worker, worker), sql`${outbox.status} in ('waiting', 'prepared')`))
    },
  }
}

/**
 * Sends a message again of which it is not known whether it arrived, or that failed. Pressed twice it acts once.
 * @returns false when there is no such message of this chat, or it was settled before.
 */
export async function resendOutbox(
  database: Database,
  { botId, chatId, id }: { botId: number; chatId: number; id: number },
): Promise<boolean> {
  const settled = await database.db
    .update(outbox)
    .set({
      status: sql`case when ${outbox.caption} is null then 'waiting' else 'prepared' end`,
      attempts: 0,
      nextTryAt: sql`now()`,
      error: null,
    })
    .where(
      and(
        eq(outbox.id, id),
        eq(outbox.botId, botId),
        eq(outbox.chatId, chatId),
        sql`${outbox.status} in ('unsure', 'failed')`,
      ),
    )
    .returning({ id: outbox.id })
  return settled.length > 0
}
