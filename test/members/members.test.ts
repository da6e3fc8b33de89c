import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Database, schema } from '../../src/db/index.ts'
import {
  addMember,
  audit,
  createInvite,
  ensureOwnerCode,
  listMembers,
  memberOf,
  redeemInvite,
  refuseOnce,
  removeMember,
  setLanguage,
  setSource,
} from '../../src/members/index.ts'
import { enqueueOutbox, listSubscriptions, subscribe } from '../../src/messaging/index.ts'
import { testDatabase } from '../support/database.ts'

const bot = 1
const token = `1:${'t'.repeat(35)}`
const owner = { id: 7, name: '王老板' }
const stranger = { id: 8, name: 'Li <b>' }
let database: Database

beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  for (const table of [schema.members, schema.invites, schema.refusals, schema.auditLog])
    await database.db.delete(table)
})

test('the owner code makes the first owner, once; then there is no code any more', async () => {
  const code = await ensureOwnerCode(database, bot, token)
  expect(code).toMatch(/^[A-Za-z0-9_-]{32}$/)
  expect(await redeemInvite(database, bot, owner, code!)).toEqual({
    userId: 7,
    role: 'owner',
    name: '王老板',
    language: null,
    sourceId: null,
  })
  expect(await redeemInvite(database, bot, stranger, code!)).toBeNull()
  expect(await ensureOwnerCode(database, bot, token)).toBeNull()
  expect(await ensureOwnerCode(database, 2, token)).not.toBeNull()
})

test('all processes that start print the same owner code, and it works once', async () => {
  const codes = await Promise.all([1, 2, 3].map(() => ensureOwnerCode(database, bot, token)))
  codes.push(await ensureOwnerCode(database, bot, token))
  expect(new Set(codes).size).toBe(1)
  expect(await database.db.select().from(schema.invites)).toHaveLength(1)
  const joined = await Promise.all(
    codes.map((code, index) => redeemInvite(database, bot, { id: 100 + index, name: 'x' }, code!)),
  )
  expect(joined.filter((member) => member !== null)).toHaveLength(1)
})

test('an owner code that is out of date, or was made with another token, gives way to a new one', async () => {
  const old = await ensureOwnerCode(database, bot, token)
  await database.db.update(schema.invites).set({ expiresAt: new Date(0) })
  const second = await ensureOwnerCode(database, bot, token)
  const third = await ensureOwnerCode(database, bot, `1:${'u'.repeat(35)}`)
  expect(new Set([old, second, third]).size).toBe(3)
  for (const code of [old!, second!]) expect(await redeemInvite(database, bot, stranger, code)).toBeNull()
  expect(await redeemInvite(database, bot, stranger, third!)).toMatchObject({ role: 'owner' })
})

test('an invitation works for one person, even when two use it at the same moment', async () => {
  const code = await createInvite(database, bot, 'viewer', 7)
  const joined = await Promise.all([8, 9, 10].map((id) => redeemInvite(database, bot, { id, name: `u${id}` }, code)))
  expect(joined.filter((member) => member !== null)).toHaveLength(1)
  expect(await listMembers(database, bot)).toHaveLength(1)
})

test('an invitation of another bot, out of date or made up is worth nothing', async () => {
  const other = await createInvite(database, 2, 'viewer', 7)
  const old = await createInvite(database, bot, 'viewer', 7)
  await database.db
    .update(schema.invites)
    .set({ expiresAt: new Date(0) })
    .where(eq(schema.invites.botId, bot))
  for (const code of [other, old, 'made-up', '']) expect(await redeemInvite(database, bot, stranger, code)).toBeNull()
  expect(await memberOf(database, bot, stranger.id)).toBeNull()
})

test('a member is raised by a better code, and a code that gives nothing is left for someone else', async () => {
  const viewer = await createInvite(database, bot, 'viewer', 7)
  const manager = await createInvite(database, bot, 'manager', 7)
  await addMember(database, bot, { userId: 8, role: 'viewer', name: 'Li' })
  await setLanguage(database, bot, 8, 'en')
  expect(await redeemInvite(database, bot, stranger, viewer)).toMatchObject({ role: 'viewer' })
  expect(await redeemInvite(database, bot, stranger, manager)).toMatchObject({ role: 'manager', language: 'en' })
  expect(await redeemInvite(database, bot, { id: 9, name: 'Xu' }, viewer)).toMatchObject({ role: 'viewer' })
  expect(await redeemInvite(database, bot, { id: 10, name: 'Wu' }, manager)).toBeNull()
})

test('codes are not kept, only their hashes', async () => {
  const code = await createInvite(database, bot, 'viewer', 7)
  const [row] = await database.db.select().from(schema.invites)
  expect(JSON.stringify(row)).not.toContain(code)
})

test('a stranger is refused in words the first time only, and again after having been a member', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => refuseOnce(database, bot, 8)))
  expect(answers.filter(Boolean)).toHaveLength(1)
  expect(await refuseOnce(database, bot, 8)).toBe(false)
  await addMember(database, bot, { userId: 8, role: 'viewer', name: 'Li' })
  expect(await removeMember(database, bot, 8, 7)).toBe(true)
  expect(await removeMember(database, bot, 8, 7)).toBe(false)
  expect(await memberOf(database, bot, 8)).toBeNull()
  expect(await refuseOnce(database, bot, 8)).toBe(true)
})

test('whoever is removed is sent nothing any more, and others are', async () => {
  const order = { botId: bot, threadId: null, kind: 'weekly', weekday: 1, hour: 9, zone: 'UTC', createdBy: 7 } as const
  for (const chatId of [7, 8]) {
    await addMember(database, bot, { userId: chatId, role: 'viewer', name: 'x' })
    await subscribe(database, { ...order, chatId, language: 'zh', sourceId: null })
    await enqueueOutbox(database, { botId: bot, key: `waiting:${chatId}`, chatId, kind: 'weekly', payload: {} })
    await database.db.insert(schema.outbox).values([
      { botId: bot, key: `prepared:${chatId}`, chatId, kind: 'weekly', payload: {}, status: 'prepared', caption: {} },
      { botId: bot, key: `sent:${chatId}`, chatId, kind: 'weekly', payload: {}, status: 'sent' },
    ])
  }
  await removeMember(database, bot, 8, 7)
  expect((await listSubscriptions(database, bot)).map(({ chatId }) => chatId)).toEqual([7])
  const left = await database.db.select({ key: schema.outbox.key }).from(schema.outbox)
  expect(left.map(({ key }) => key).sort()).toEqual(['prepared:7', 'sent:7', 'sent:8', 'waiting:7'])
})

test('a member’s choices are his own', async () => {
  await addMember(database, bot, { userId: 7, role: 'owner', name: 'a' })
  await addMember(database, bot, { userId: 8, role: 'viewer', name: 'b' })
  await setLanguage(database, bot, 7, 'en')
  await setSource(database, bot, 7, 3)
  expect(await memberOf(database, bot, 7)).toMatchObject({ language: 'en', sourceId: 3 })
  expect(await memberOf(database, bot, 8)).toMatchObject({ language: null, sourceId: null })
})

test('what was changed by whom is written down, and only if it was changed', async () => {
  await createInvite(database, bot, 'manager', 7)
  await addMember(database, bot, { userId: 8, role: 'viewer', name: 'Li' })
  await removeMember(database, bot, 8, 7)
  await expect(
    database.db.transaction(async (tx) => {
      await audit(tx, { actor: 'cli', action: 'order.release', subject: '1' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  const log = await database.db.select().from(schema.auditLog).orderBy(schema.auditLog.id)
  expect(log.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
    ['telegram:7', 'invite.create', 'manager'],
    ['telegram:7', 'member.remove', 'telegram:8'],
  ])
})
