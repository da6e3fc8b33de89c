import { createHash, createHmac, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import { audit } from './audit.ts'
import { type Member, mayUse, type Role } from './member.ts'

const { invites, members } = schema

const INVITE_DAYS = 7
/** An owner code stands in the logs until somebody uses it. */
const OWNER_CODE_DAYS = 30

/** Makes a one-time invitation, good for a week. @returns the code for `/start <code>` (32 of A–Z a–z 0–9 _ -). */
export async function createInvite(
  database: Database,
  botId: number,
  role: Exclude<Role, 'owner'>,
  createdBy: number | null,
): Promise<string> {
  return database.db.transaction(async (tx) => {
    const code = randomBytes(24).toString('base64url')
    const expiresAt = sql`now() + ${INVITE_DAYS} * interval '1 day'`
    await tx.insert(invites).values({ codeHash: hashOf(code), botId, role, createdBy, expiresAt })
    await audit(tx, {
      actor: createdBy === null ? 'cli' : `telegram:${createdBy}`,
      action: 'invite.create',
      subject: role,
      details: { botId },
    })
    return code
  })
}

/**
 * The code that makes the first owner, for the log: null when the bot has an owner. All processes of a bot are given the
 * same one until it is used or 30 days old: it follows from the bot's token and the moment it was made. The database keeps
 * its hash only, and whoever has the token could speak for the bot anyway.
 */
export async function ensureOwnerCode(database: Database, botId: number, token: string): Promise<string | null> {
  return database.db.transaction(async (tx) => {
    await lockOwnership(tx, botId)
    const owners = await tx
      .select({ userId: members.userId })
      .from(members)
      .where(and(eq(members.botId, botId), eq(members.role, 'owner')))
    if (owners.length > 0) return null
    const [open] = await tx
      .select({ codeHash: invites.codeHash, createdAt: invites.createdAt })
      .from(invites)
      .where(and(unusedOwnerCodes(botId), gt(invites.expiresAt, sql`now()`)))
    const known = open && ownerCode(token, open.createdAt)
    if (known && hashOf(known) === open.codeHash) return known
    await tx.delete(invites).where(unusedOwnerCodes(botId))
    const createdAt = new Date()
    const code = ownerCode(token, createdAt)
    const expiresAt = sql`now() + ${OWNER_CODE_DAYS} * interval '1 day'`
    await tx.insert(invites).values({ codeHash: hashOf(code), botId, role: 'owner', createdAt, expiresAt })
    return code
  })
}

/**
 * Uses a code up: the user becomes a member, or a member gets the higher role. Returns null when the code is unknown,
 * used or out of date. A code that would give a member nothing is not used up, and the member is returned as he is.
 */
export async function redeemInvite(
  database: Database,
  botId: number,
  user: { id: number; name: string },
  code: string,
): Promise<Member | null> {
  return database.db.transaction(async (tx) => {
    const [invite] = await tx
      .select({ role: invites.role, createdBy: invites.createdBy })
      .from(invites)
      .where(
        and(
          eq(invites.codeHash, hashOf(code)),
          eq(invites.botId, botId),
          isNull(invites.usedBy),
          gt(invites.expiresAt, sql`now()`),
        ),
      )
      .for('update')
    const [known] = await tx.select().from(members).where(isMember(botId, user.id))
    if (known && (!invite || mayUse(known.role, invite.role))) return toMember(known)
    if (!invite) return null
    await tx
      .update(invites)
      .set({ usedBy: user.id, usedAt: sql`now()` })
      .where(eq(invites.codeHash, hashOf(code)))
    const [member] = await tx
      .insert(members)
      .values({ botId, userId: user.id, role: invite.role, name: user.name, invitedBy: invite.createdBy })
      .onConflictDoUpdate({ target: [members.botId, members.userId], set: { role: invite.role, name: user.name } })
      .returning()
    if (invite.role === 'owner') await tx.delete(invites).where(unusedOwnerCodes(botId))
    await audit(tx, {
      actor: `telegram:${user.id}`,
      action: 'invite.redeem',
      subject: invite.role,
      details: { botId, invitedBy: invite.createdBy },
    })
    return toMember(member!)
  })
}

type Transaction = Parameters<Parameters<Database['db']['transaction']>[0]>[0]

function ownerCode(token: string, createdAt: Date): string {
  const text = `huike owner code ${createdAt.toISOString()}`
  return createHmac('sha256', token).update(text).digest().subarray(0, 24).toString('base64url')
}

/** Two processes that start at once must not both print a code of which one is dead. */
async function lockOwnership(tx: Transaction, botId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('huike.owner', ${botId}::bigint))`)
}

function unusedOwnerCodes(botId: number) {
  return and(eq(invites.botId, botId), eq(invites.role, 'owner'), isNull(invites.usedBy))
}

function isMember(botId: number, userId: number) {
  return and(eq(members.botId, botId), eq(members.userId, userId))
}

function toMember({ userId, role, name, language, sourceId }: typeof members.$inferSelect): Member {
  return { userId, role, name, language, sourceId }
}

/** A code is random and long, so one round of SHA-256 keeps it as safe as a slow hash would. */
function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
