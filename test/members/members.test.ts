import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  addMember,
  createInvite,
  ensureOwnerCode,
  listMembers,
  memberOf,
  redeemInvite,
  refuseOnce,
  removeMember,
  setLanguage,
} from '../../src/members/index.ts'
import { testDatabase } from '../support/database.ts'

const database = await testDatabase()

test('the owner code makes an owner once, and there is none when an owner exists', async () => {
  const first = await ensureOwnerCode(database, 1)
  const second = await ensureOwnerCode(database, 1)
  expect(await redeemInvite(database, 1, { id: 10, name: '早到' }, first!)).toBeNull()
  expect(await redeemInvite(database, 1, { id: 11, name: '店主' }, second!)).toMatchObject({ role: 'owner' })
  expect(await redeemInvite(database, 1, { id: 12, name: '晚到' }, second!)).toBeNull()
  expect(await ensureOwnerCode(database, 1)).toBeNull()
})

test('a code opened by two people at once admits one', async () => {
  const code = await createInvite(database, 2, 'manager', 11)
  const people = await Promise.all([21, 22, 23].map((id) => redeemInvite(database, 2, { id, name: `p${id}` }, code)))
  expect(people.filter(Boolean)).toHaveLength(1)
  expect(await listMembers(database, 2)).toHaveLength(1)
})

test('a code of another bot and an expired code admit nobody', async () => {
  const code = await createInvite(database, 3, 'viewer', 11)
  expect(await redeemInvite(database, 4, { id: 31, name: 'x' }, code)).toBeNull()
  await database.db.execute(sql`update invites set expires_at = now() - interval '1 second' where bot_id = 3`)
  expect(await redeemInvite(database, 3, { id: 31, name: 'x' }, code)).toBeNull()
})

test('the database keeps no code, only its hash', async () => {
  const code = await createInvite(database, 5, 'viewer', 11)
  const rows = await database.db.execute(sql`select code_hash from invites where bot_id = 5`)
  expect(JSON.stringify(rows)).not.toContain(code)
})

test('a member chooses a language, and one who is removed is a stranger again', async () => {
  await addMember(database, 6, { id: 61, name: '<b>&' }, 'viewer')
  await setLanguage(database, 6, 61, 'en')
  expect(await memberOf(database, 6, 61)).toMatchObject({ name: '<b>&', language: 'en', role: 'viewer' })
  await removeMember(database, 6, 61, 11)
  expect(await memberOf(database, 6, 61)).toBeNull()
})

test('a stranger is refused with words once', async () => {
  expect(await refuseOnce(database, 7, 71)).toBe(true)
  expect(await refuseOnce(database, 7, 71)).toBe(false)
})
