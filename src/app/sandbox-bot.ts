import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../db/index.ts'
import { addMember, type Role } from '../members/index.ts'
import type { SandboxBot, SandboxUser } from '../sandbox/index.ts'

/** The made-up people of the sandbox; the stranger was never invited. */
export const sandboxPeople = {
  owner: { id: 1001, firstName: '王店主', username: 'owner', languageCode: 'zh-hans', label: '店主 Owner' },
  manager: { id: 1002, firstName: '李经理', username: 'manager', languageCode: 'zh-hans', label: '经理 Manager' },
  viewer: { id: 1003, firstName: 'Alice', username: 'alice', languageCode: 'en', label: 'Viewer (English)' },
  stranger: { id: 1004, firstName: '路人', username: 'stranger', languageCode: 'zh-hans', label: '陌生人 Stranger' },
} as const satisfies Record<string, SandboxUser>

export type SandboxPerson = keyof typeof sandboxPeople

/**
 * The sandbox's bot: made up once for a data directory, so that its members and messages stay its own; or, without a
 * directory, for this run only.
 */
export function sandboxBot(directory: string | null): SandboxBot {
  if (directory === null) return inventBot()
  const file = join(directory, 'bot.json')
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify(inventBot()), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as SandboxBot
}

/** Makes the sandbox's people members, so that the demo can be used without an invitation. */
export async function inviteSandboxPeople(database: Database, botId: number): Promise<void> {
  const roles: [SandboxPerson, Role][] = [
    ['owner', 'owner'],
    ['manager', 'manager'],
    ['viewer', 'viewer'],
  ]
  for (const [person, role] of roles) {
    const { id, firstName } = sandboxPeople[person]
    await addMember(database, botId, { userId: id, name: firstName, role })
  }
}

function inventBot(): SandboxBot {
  // Real bots have ids of at most ten digits; these have thirteen, so the two can never meet in one database.
  const id = 10 ** 12 + randomInt(10 ** 12)
  return { id, token: `${id}:${randomBytes(24).toString('base64url')}`, username: 'huike_bot', firstName: '回客 huike' }
}
