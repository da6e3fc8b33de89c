import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { type SandboxPerson, sandboxPeople } from '../../src/app/sandbox-bot.ts'
import { type App, startApp } from '../../src/app/start-app.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import type { SandboxMessage } from '../../src/sandbox/index.ts'
import { testDatabaseSettings } from './database.ts'

export type TestApp = App & {
  /** Says something as somebody; resolves, when all that came of it is done, with the bot's new messages. */
  ask(text: string, as?: SandboxPerson): Promise<SandboxMessage[]>
  /** Sends a file; as `ask`. */
  send(name: string, content: Uint8Array | string, as?: SandboxPerson, caption?: string): Promise<SandboxMessage[]>
  /** Presses the newest button that starts with the label; resolves with its message and new ones, as they then are. */
  press(label: string, as?: SandboxPerson): Promise<SandboxMessage[]>
}

/** The whole program on a database of the calling file's own, spoken to through the sandbox's Bot API over HTTP. @param environment settings of its own */
export async function startTestApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const settings = await testDatabaseSettings()
  const config = {
    ...readConfig({ PORT: '0', DATA_DIR: join(inject('scratch'), 'app'), POOL_THREADS: '1', ...environment }),
    database: settings,
  }
  const app = await startApp(config, createLogger(process.env.LOG_LEVEL ?? 'fatal', 2), { sandbox: 'passing' })
  afterAll(() => app.stop())
  const sandbox = app.sandbox!

  async function repliesTo(person: SandboxPerson, act: () => unknown): Promise<SandboxMessage[]> {
    const { id } = sandboxPeople[person]
    const before = new Set(sandbox.messages(id).map((message) => message.message_id))
    await act()
    await app.idle()
    return sandbox.messages(id).filter((message) => message.from.is_bot && !before.has(message.message_id))
  }

  return {
    ...app,
    ask: (text, as = 'owner') => repliesTo(as, () => sandbox.say(sandboxPeople[as].id, text)),
    send: (name, content, as = 'owner', caption) =>
      repliesTo(as, () => sandbox.upload(sandboxPeople[as].id, name, Buffer.from(content), caption)),
    async press(label, as = 'owner') {
      const { id } = sandboxPeople[as]
      const message = sandbox.messages(id).findLast(({ reply_markup }) => buttonOf(reply_markup, label) !== undefined)
      const button = buttonOf(message?.reply_markup, label)
      if (!message || !button?.callback_data) throw new Error(`no button starts with ${label}`)
      const replies = await repliesTo(as, () => sandbox.press(id, message.message_id, button.callback_data!))
      // A message that now has a picture, or no longer has one, was sent anew and is among the replies.
      return [...sandbox.messages(id).filter(({ message_id }) => message_id === message.message_id), ...replies]
    },
  }
}

/** What a message says, be it a text or a caption. */
export function textOf(message: SandboxMessage | undefined): string {
  return message?.text ?? message?.caption ?? ''
}

/** The labels of a message's buttons, row by row. */
export function buttonsOf(message: SandboxMessage | undefined): string[][] {
  return (message?.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text))
}

function buttonOf(markup: SandboxMessage['reply_markup'], label: string) {
  return markup?.inline_keyboard.flat().find(({ text }) => text.startsWith(label))
}
