import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { findSource } from '../analysis/sources.ts'
import { type SandboxPerson, sandboxPeople } from '../app/sandbox-bot.ts'
import { startApp } from '../app/start-app.ts'
import type { Config } from '../config.ts'
import { createLogger } from '../logger.ts'
import { setLanguage, setSource } from '../members/index.ts'
import type { SandboxMessage } from '../sandbox/index.ts'

export type AskOptions = {
  as: SandboxPerson
  source?: string
  file?: string
  press?: string[]
  language?: 'zh' | 'en'
  out: string
  json?: boolean
}

/** A reply as `--json` prints it; pictures and files are paths under `--out`. */
export type PrintedMessage = { text: string; photo: string | null; document: string | null; buttons: string[][] }

/**
 * Sends one message through a sandbox of its own and prints what came back, when all that it started is done.
 * Exit code 1: the bot answered with an error.
 */
export async function askCommand(config: Config, message: string, options: AskOptions): Promise<void> {
  const person = sandboxPeople[options.as]
  const app = await startApp(
    {
      ...config,
      role: 'all',
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      language: options.language ?? config.language,
      telegram: { ...config.telegram, token: null },
    },
    createLogger(config.logLevel ?? 'error', 2),
    { sandbox: 'passing' },
  )
  try {
    const { sandbox, telegram } = app
    if (!sandbox || !telegram) throw new Error('the sandbox did not start')
    if (options.source !== undefined) await choose(app, person.id, options.source)
    if (options.language) await setLanguage(app.database, telegram.me.id, person.id, options.language)
    if (options.file === undefined) sandbox.say(person.id, message)
    else sandbox.upload(person.id, basename(options.file), readFileSync(options.file), message)
    await app.idle()
    for (const label of options.press ?? []) {
      await press(app, person.id, label)
      await app.idle()
    }
    const replies = sandbox.messages(person.id).filter((reply) => reply.from?.is_bot)
    const printed = replies.map((reply, index) => keepFiles(sandbox, reply, index, options.out))
    if (options.json) process.stdout.write(`${JSON.stringify({ messages: printed }, null, 2)}\n`)
    else for (const reply of printed) process.stdout.write(asText(reply))
    if (printed.some(({ text }) => text.startsWith('⚠️'))) process.exitCode = 1
  } finally {
    await app.stop()
  }
}

type App = Awaited<ReturnType<typeof startApp>>

async function choose({ database, telegram }: App, userId: number, name: string): Promise<void> {
  const source = await findSource(database, name)
  if (!source) throw new Error(`there is no source called “${name}”`)
  await setSource(database, telegram!.me.id, userId, source.id)
}

async function press({ sandbox }: App, userId: number, label: string): Promise<void> {
  const messages = sandbox!.messages(userId).toReversed()
  for (const message of messages) {
    const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text.startsWith(label))
    if (button?.callback_data !== undefined) {
      await sandbox!.press(userId, message.message_id, button.callback_data)
      return
    }
  }
  throw new Error(`no button starts with “${label}”`)
}

function keepFiles(
  sandbox: NonNullable<App['sandbox']>,
  message: SandboxMessage,
  index: number,
  out: string,
): PrintedMessage {
  const keep = (fileId: string | undefined, name: string): string | null => {
    const file = fileId === undefined ? null : sandbox.file(fileId)
    if (!file) return null
    mkdirSync(out, { recursive: true })
    const path = join(out, basename(name))
    writeFileSync(path, file.bytes)
    return path
  }
  const buttons = message.reply_markup?.inline_keyboard ?? []
  return {
    text: message.text ?? message.caption ?? '',
    photo: keep(message.photo?.at(-1)?.file_id, `reply-${index + 1}.png`),
    document: keep(message.document?.file_id, message.document?.file_name ?? `reply-${index + 1}`),
    buttons: buttons.map((row) => row.map(({ text }) => text)),
  }
}

function asText({ text, photo, document, buttons }: PrintedMessage): string {
  const lines = [text]
  if (photo) lines.push(`[picture] ${photo}`)
  if (document) lines.push(`[file] ${document}`)
  for (const row of buttons) lines.push(row.map((label) => `[${label}]`).join(' '))
  return `${lines.filter((line) => line !== '').join('\n')}\n\n`
}
