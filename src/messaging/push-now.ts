import type { Database } from '../db/index.ts'
import { enqueueOutbox } from './enqueue-outbox.ts'
import { periodOf } from './push-times.ts'
import { listSubscriptions, type WeeklyPayload } from './subscriptions.ts'

/**
 * Puts the weekly report of every subscribed chat at once, outside the schedule, which it leaves as it is.
 * Within one minute it is put once. @returns how many reports were put
 */
export async function pushNow(database: Database, botId: number, now = new Date()): Promise<number> {
  let put = 0
  for (const { id, chatId, threadId, kind, zone, language, sourceId } of await listSubscriptions(database, botId)) {
    const payload: WeeklyPayload = {
      subscriptionId: id,
      period: periodOf(now, zone),
      dueAt: now.toISOString(),
      zone,
      language,
      sourceId,
    }
    const key = `${kind}:${id}:now:${now.toISOString().slice(0, 16)}`
    if ((await enqueueOutbox(database, { botId, key, chatId, threadId, kind, payload })) !== null) put++
  }
  return put
}
