import { and, asc, eq, inArray } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import { audit } from './audit.ts'

export type Role = 'owner' | 'manager' | 'viewer'

const rank: Record<Role, number> = { viewer: 0, manager: 1, owner: 2 }

/** Whether a role is enough for what needs another. */
export function mayUse(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed]
}

export type Member = {
  userId: number
  role: Role
  name: string
  /** Chosen; null follows Telegram's own. */
  language: 'zh' | 'en' | null
  /** Chosen; null means the source imported last. */
  sourceId: number | null
}

const { members } = schema
const columns = {
  userId: members.userId,
  role: members.role,
  name: members.name,
  language: members.language,
  sourceId: members.sourceId,
}

/** Who a Telegram user is to this bot; null for a stranger. */
export async function memberOf(database: Database, botId: number, userId: number): Promise<Member | null> {
  const [member] = await database.db.select(columns).from(members).where(key(botId, userId))
  return member ?? null
}

/** Everyone who was invited, the earliest first. */
export async function listMembers(database: Database, botId: number): Promise<Member[]> {
  return database.db
    .select(columns)
    .from(members)
    .where(eq(members.botId, botId))
    .orderBy(asc(members.joinedAt), asc(members.userId))
}

/** Makes someone a member without an invitation: for the sandbox's people. An existing member keeps his choices. */
export async function addMember(
  database: Database,
  botId: number,
  member: { userId: number; role: Role; name: string; language?: 'zh' | 'en' | null },
): Promise<void> {
  await database.db
    .insert(members)
    .values({ botId, ...member })
    .onConflictDoUpdate({ target: [members.botId, members.userId], set: { role: member.role, name: member.name } })
}

/**
 * Takes a member's access away, and with it what his own chat was to be sent; the audit log says who did it.
 * @returns false when there was no such member.
 */
export async function removeMember(
  database: Database,
  botId: number,
  userId: number,
  removedBy: number,
): Promise<boolean> {
  return database.db.transaction(async (tx) => {
    const [removed] = await tx.delete(members).where(key(botId, userId)).returning(columns)
    if (removed === undefined) return false
    // Someone who is thrown out hears once more that the bot is private.
    await tx.delete(schema.refusals).where(and(eq(schema.refusals.botId, botId), eq(schema.refusals.userId, userId)))
    await endMessages(tx, botId, userId)
    await audit(tx, {
      actor: `telegram:${removedBy}`,
      action: 'member.remove',
      subject: `telegram:${userId}`,
      details: { botId, role: removed.role, name: removed.name },
    })
    return true
  })
}

/** A chat with one person has that person's id. A message that is being sent just now cannot be stopped any more. */
async function endMessages(tx: Pick<Database['db'], 'update' | 'delete'>, botId: number, chatId: number) {
  const { outbox, subscriptions } = schema
  await tx
    .update(subscriptions)
    .set({ active: false })
    .where(and(eq(subscriptions.botId, botId), eq(subscriptions.chatId, chatId)))
  await tx
    .delete(outbox)
    .where(and(eq(outbox.botId, botId), eq(outbox.chatId, chatId), inArray(outbox.status, ['waiting', 'prepared'])))
}

export async function setLanguage(
  database: Database,
  botId: number,
  userId: number,
  language: 'zh' | 'en' | null,
): Promise<void> {
  await database.db.update(members).set({ language }).where(key(botId, userId))
}

export async function setSource(
  database: Database,
  botId: number,
  userId: number,
  sourceId: number | null,
): Promise<void> {
  await database.db.update(members).set({ sourceId }).where(key(botId, userId))
}

function key(botId: number, userId: number) {
  return and(eq(members.botId, botId), eq(members.userId, userId))
}
