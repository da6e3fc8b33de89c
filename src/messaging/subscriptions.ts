import { and, asc, eq, inArray, isNull, like, sql } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import { enqueueOutbox, nudgeOutbox } from './enqueue-outbox.ts'
import { nextPush, periodOf } from './push-times.ts'

const { outbox, subscriptions } = schema

export type Subscription = typeof subscriptions.$inferSelect

export type NewSubscription = {
  botId: number
  chatId: number
  /** The topic of a forum group; null for the chat itself. */
  threadId: number | null
  kind: 'weekly'
  /** ISO weekday, 1 = Monday. */
  weekday: number
  /** 0–23, in `zone`. */
  hour: number
  /** IANA name, e.g. Asia/Shanghai. */
  zone: string
  language: 'zh' | 'en'
  sourceId: number | null
  createdBy: number
}

/** What the outbox row of a weekly report carries. */
export type WeeklyPayload = {
  subscriptionId: number
  /** ISO week of the push day in the chat's zone, e.g. `2026-W47`. */
  period: string
  /** When it was due, ISO 8601 in UTC. */
  dueAt: string
  zone: string
  language: 'zh' | 'en'
  sourceId: number | null
}

/**
 * Orders a weekly report for a chat, or changes the standing order. A week that was already sent is not sent again, so
 * the next push may be in the week after. @throws RangeError for an unknown zone.
 */
export async function subscribe(database: Database, wanted: NewSubscription, now = new Date()): Promise<Subscription> {
  return database.db.transaction(async (tx) => {
    const values = { ...wanted, active: true, nextAt: nextPush(wanted, now) }
    const [subscription] = await tx
      .insert(subscriptions)
      .values(values)
      .onConflictDoUpdate({ target: [subscriptions.botId, subscriptions.chatId, subscriptions.kind], set: values })
      .returning()
    const [sent] = await tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.botId, wanted.botId), eq(outbox.key, keyOf(subscription!, subscription!.nextAt))))
    if (sent === undefined) return subscription!
    const [moved] = await tx
      .update(subscriptions)
      .set({ nextAt: nextPush(wanted, subscription!.nextAt) })
      .where(eq(subscriptions.id, subscription!.id))
      .returning()
    return moved!
  })
}

/** Ends a chat's standing order, and drops a report that is due but not yet on its way. @returns whether there was one. */
export async function unsubscribe(
  database: Database,
  botId: number,
  chatId: number,
  kind: 'weekly' = 'weekly',
): Promise<boolean> {
  return database.db.transaction(async (tx) => {
    const [ended] = await tx
      .update(subscriptions)
      .set({ active: false })
      .where(and(isOf(botId, chatId), eq(subscriptions.kind, kind), eq(subscriptions.active, true)))
      .returning({ id: subscriptions.id })
    if (ended === undefined) return false
    await tx
      .delete(outbox)
      .where(
        and(
          eq(outbox.botId, botId),
          like(outbox.key, `${kind}:${ended.id}:%`),
          inArray(outbox.status, ['waiting', 'prepared']),
          isNull(outbox.worker),
        ),
      )
    return true
  })
}

/** The active standing orders of a chat, or of the whole bot. */
export async function listSubscriptions(database: Database, botId: number, chatId?: number): Promise<Subscription[]> {
  return database.db
    .select()
    .from(subscriptions)
    .where(and(isOf(botId, chatId), eq(subscriptions.active, true)))
    .orderBy(asc(subscriptions.id))
}

/**
 * Puts one outbox row per due subscription and period, and moves the subscription on, in one transaction. After a long
 * downtime only the latest period is sent. @returns how many reports were put.
 */
export async function scheduleDue(database: Database, botId: number, now = new Date()): Promise<number> {
  const put = await database.db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(subscriptions)
      .where(
        and(
          isOf(botId),
          eq(subscriptions.active, true),
          sql`${subscriptions.nextAt} <= ${now.toISOString()}::timestamptz`,
        ),
      )
      .for('update', { skipLocked: true })
    let count = 0
    for (const subscription of due) {
      const nextAt = nextPush(subscription, now)
      const created = await enqueueOutbox(tx, weeklyMessage(subscription, latestPush(subscription, now)))
      if (created !== null) count++
      await tx.update(subscriptions).set({ nextAt }).where(eq(subscriptions.id, subscription.id))
    }
    return count
  })
  if (put > 0) nudgeOutbox()
  return put
}

/** The last push time that is not after `now`: a week may have passed unsent, or many. */
function latestPush(subscription: Subscription, now: Date): Date {
  let latest = subscription.nextAt
  for (let next = latest; next <= now; next = nextPush(subscription, next)) latest = next
  return latest
}

function weeklyMessage(subscription: Subscription, dueAt: Date) {
  const { id, botId, chatId, threadId, kind, zone, language, sourceId } = subscription
  const period = periodOf(dueAt, zone)
  const payload: WeeklyPayload = { subscriptionId: id, period, dueAt: dueAt.toISOString(), zone, language, sourceId }
  return { botId, chatId, threadId, kind, key: keyOf(subscription, dueAt), payload }
}

function keyOf({ id, kind, zone }: Subscription, at: Date): string {
  return `${kind}:${id}:${periodOf(at, zone)}`
}

function isOf(botId: number, chatId?: number) {
  const ofBot = eq(subscriptions.botId, botId)
  return chatId === undefined ? ofBot : and(ofBot, eq(subscriptions.chatId, chatId))
}
