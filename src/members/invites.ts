import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { type Database, schema } from '../db/index.ts'
import { audit } from './audit.ts'
import type { Member, Role } from './members.ts'

const { invites, members } = schema

/** How long an invitation waits, in days. */
const GOOD_FOR = 7

/** A new one-time code, fit for a deep link (A–Z a–z 0–9 _ -). Only its hash is kept, so it can be shown just once. */
export async function createInvite(
  database: Database,
  botId: number,
  role: Role,
  createdBy: number | null,
): Promise<string> {
  const code = randomBytes(18).toString('base64url')
  const expiresAt = new Date(Date.now() + GOOD_FOR * 86_400_000)
  await database.db.transaction(async (transaction) => {
    await transaction.insert(invites).values({ codeHash: hashOf(code), botId, role, createdBy, expiresAt })
    await audit(transaction, {
      actor: createdBy ? `telegram:${createdBy}` : 'start',
      action: 'invite.create',
      subject: role,
    })
  })
  return code
}

/** The code that makes the first owner; null when there is one. Earlier owner codes that nobody used end here. */
export async function ensureOwnerCode(database: Database, botId: number): Promise<string | null> {
  const owners = and(eq(members.botId, botId), eq(members.role, 'owner'))
  const [owner] = await database.db.select({ id: members.userId }).from(members).where(owners).limit(1)
  if (owner) return null
  await database.db
    .delete(invites)
    .where(and(eq(invites.botId, botId), eq(invites.role, 'owner'), isNull(invites.usedAt)))
  return createInvite(database, botId, 'owner', null)
}

/** Turns a code into a membership, once. @returns null for a code that is unknown, used or too old. */
export function redeemInvite(
  database: Database,
  botId: number,
  user: { id: number; name: string },
  code: string,
): Promise<Member | null> {
  return database.db.transaction(async (transaction) => {
    const [invite] = await transaction
      .update(invites)
      .set({ usedBy: user.id, usedAt: sql`now()` })
      .where(
        and(
          eq(invites.codeHash, hashOf(code)),
          eq(invites.botId, botId),
          isNull(invites.usedAt),
          gt(invites.expiresAt, sql`now()`),
        ),
      )
      .returning({ role: invites.role, createdBy: invites.createdBy })
    if (!invite) return null
    await transaction
      .insert(members)
      .values({ botId, userId: user.id, role: invite.role, name: user.name, invitedBy: invite.createdBy })
      .onConflictDoUpdate({ target: [members.botId, members.userId], set: { role: invite.role, name: user.name } })
    await audit(transaction, { actor: `telegram:${user.id}`, action: 'invite.redeem', subject: invite.role })
    return { userId: user.id, role: invite.role, name: user.name, language: null, sourceId: null }
  })
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}
