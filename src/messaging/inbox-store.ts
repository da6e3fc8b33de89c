import type postgres from 'postgres'
import { toJson } from '../db/index.ts'

/** An update that this worker holds. */
export type HeldUpdate = {
  updateId: number
  chatId: number | null
  update: { update_id: number }
  /** Taken over from a worker that died, perhaps in the middle of it. */
  retaken: boolean
}

export type NewUpdate = { updateId: number; chatId: number | null; json: string }
export type FinishedUpdate = { updateId: number; chatId: number | null; error: string | null; laneIsEmpty: boolean }

export const MAX_ATTEMPTS = 3
const TAKE_OVER_LIMIT = 200

type Row = { update_id: string; chat_id: string | null; payload: { update_id: number }; retaken: boolean }

/** The inbox's statements. Each is one round trip, because embedded connections share one session. */
export function createInboxStore(sql: postgres.Sql, botId: number, worker: string) {
  return {
    /**
     * Writes updates and leases them to this worker, except those whose chat another worker is busy with. Two workers
     * that write updates of one chat in the same moment do not see each other's, and both handle theirs.
     * @returns the new ones; true where this worker holds it.
     */
    async insert(updates: NewUpdate[], lease: boolean): Promise<Map<number, boolean>> {
      const rows = updates.map(({ updateId, chatId, json }) => `{"u":${updateId},"c":${chatId},"p":${json}}`)
      const inserted = await sql<{ update_id: string; held: boolean }[]>`
        insert into inbox (bot_id, update_id, chat_id, payload, worker)
        select ${botId}::bigint, given.u, given.c, given.p,
          case when ${lease}::boolean and not exists (
            select from inbox other
            where other.bot_id = ${botId}::bigint and other.chat_id = given.c and other.done_at is null
              and other.worker is distinct from ${worker}::uuid
          ) then ${worker}::uuid end
        from json_to_recordset(${`[${rows.join(',')}]`}::text::json) as given (u bigint, c bigint, p jsonb)
        order by given.u
        on conflict do nothing
        returning update_id, worker is not null as held`
      return new Map(inserted.map((row) => [Number(row.update_id), row.held]))
    },

    /** Marks updates done and takes what meanwhile arrived elsewhere for the chats that have nothing left here. */
    async finish(updates: FinishedUpdate[]): Promise<HeldUpdate[]> {
      const done = updates.map(({ updateId, error }) => ({ u: updateId, e: error }))
      const chats = updates.filter(({ laneIsEmpty, chatId }) => laneIsEmpty && chatId !== null)
      const rows = await sql<Row[]>`
        with done as (
          update inbox set done_at = now(), error = given.e
          from json_to_recordset(${toJson(done)}::text::json) as given (u bigint, e text)
          where bot_id = ${botId}::bigint and update_id = given.u and worker = ${worker}::uuid
        )
        update inbox set worker = ${worker}::uuid
        where bot_id = ${botId}::bigint and done_at is null and worker is null
          and chat_id in (select value::bigint from json_array_elements_text(${JSON.stringify(chats.map(({ chatId }) => chatId))}::text::json))
        returning update_id, chat_id, payload, false as retaken`
      return rows.map(toHeld)
    },

    /**
     * Takes updates that nobody alive holds, of chats that nobody alive is busy with. One worker at a time sweeps, so
     * that the updates of a chat never end up with two.
     */
    async takeOver(): Promise<HeldUpdate[]> {
      const [orphan] = await sql`
        select from inbox where bot_id = ${botId}::bigint and done_at is null
          and not exists (select from workers w where w.id = inbox.worker and w.lease_until > now())
        limit 1`
      if (orphan === undefined) return []
      const rows = await sql.begin(async (tx): Promise<Row[]> => {
        const [lock] = await tx<{ taken: boolean }[]>`
          select pg_try_advisory_xact_lock(hashtextextended('huike.inbox', ${botId}::bigint)) as taken`
        if (!lock?.taken) return []
        return tx<Row[]>`
          with alive as (select id from workers where lease_until > now()),
          busy as (
            select distinct chat_id from inbox
            where bot_id = ${botId}::bigint and done_at is null and chat_id is not null and worker in (select id from alive)
          ),
          orphans as (
            select update_id, worker is not null as retaken from inbox
            where bot_id = ${botId}::bigint and done_at is null
              and (worker is null or worker not in (select id from alive))
              and (chat_id is null or chat_id not in (select chat_id from busy))
            order by update_id
            limit ${TAKE_OVER_LIMIT}
            for update skip locked
          )
          update inbox set worker = ${worker}::uuid
          from orphans where bot_id = ${botId}::bigint and inbox.update_id = orphans.update_id
          returning inbox.update_id, inbox.chat_id, inbox.payload, orphans.retaken`
      })
      return rows.map(toHeld)
    },

    /** Counts another attempt at an update that was taken over; after the last one it is marked failed. */
    async beginAgain(updateId: number): Promise<'begun' | 'lost' | 'exhausted'> {
      const [row] = await sql<{ exhausted: boolean }[]>`
        update inbox set
          attempts = least(attempts + 1, ${MAX_ATTEMPTS}),
          done_at = case when attempts >= ${MAX_ATTEMPTS} then now() end,
          error = case when attempts >= ${MAX_ATTEMPTS} then 'the process died each time it was handled' end
        where bot_id = ${botId}::bigint and update_id = ${updateId}::bigint and worker = ${worker}::uuid and done_at is null
        returning done_at is not null as exhausted`
      if (row === undefined) return 'lost'
      return row.exhausted ? 'exhausted' : 'begun'
    },

    /** The ids of all open updates that this worker still holds. */
    async stillHeld(): Promise<Set<number>> {
      const rows = await sql<{ update_id: string }[]>`
        select update_id from inbox where bot_id = ${botId}::bigint and done_at is null and worker = ${worker}::uuid`
      return new Set(rows.map((row) => Number(row.update_id)))
    },

    /** Lets go of everything that was not begun. */
    async release(): Promise<void> {
      await sql`
        update inbox set worker = null
        where bot_id = ${botId}::bigint and done_at is null and worker = ${worker}::uuid`
    },
  }
}

export type InboxStore = ReturnType<typeof createInboxStore>

function toHeld(row: Row): HeldUpdate {
  return {
    updateId: Number(row.update_id),
    chatId: row.chat_id === null ? null : Number(row.chat_id),
    update: row.payload,
    retaken: row.retaken,
  }
}
