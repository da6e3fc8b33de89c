import { and, asc, eq } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import { audit } from './audit.ts'

export type Role = 'owner' | 'manager' | 'viewer'

/** A person who was invited to a bot, with what they chose. */
export type Member = {
  userId: number
  role: Role
  name: string
  language: 'zh' | 'en' | null
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

export async function memberOf(database: Database, botId: number, userId: number): Promise<Member | null> {
  const [member] = await database.db.select(columns).from(members).where(oneMember(botId, userId))
  return member ?? null
}

/** Everybody, owners and managers first by the order in which they came. */
export function listMembers(database: Database, botId: number): Promise<Member[]> {
  return database.db.select(columns).from(members).where(eq(members.botId, botId)).orderBy(asc(members.joinedAt))
}

/** Makes somebody a member without an invitation, as the sandbox does with its made-up people. */
export async function addMember(
  database: Database,
  botId: number,
  user: { id: number; name: string },
  role: Role,
): Promise<void> {
  await database.db.insert(members).values({ botId, userId: user.id, role, name: user.name }).onConflictDoNothing()
}

export async function setLanguage(
  database: Database,
  botId: number,
  userId: number,
  language: 'zh' | 'en',
): Promise<void> {
  await database.db.update(members).set({ language }).where(oneMember(botId, userId))
}

export async function setSource(database: Database, botId: number, userId: number, sourceId: number): Promise<void> {
  await database.db.update(members).set({ sourceId }).where(oneMember(botId, userId))
}

/** Ends a membership; the person may be invited again. */
export async function removeMember(database: Database, botId: number, userId: number, by: number): Promise<void> {
  await database.db.transaction(async (transaction) => {
    await transaction.delete(members).where(oneMember(botId, userId))
    await audit(transaction, { actor: `telegram:${by}`, action: 'member.remove', subject: `telegram:${userId}` })
  })
}

function oneMember(botId: number, userId: number) {
  return and(eq(members.botId, botId), eq(members.userId, userId))
}
