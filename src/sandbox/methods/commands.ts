import { z } from 'zod'
import type { Method } from '../context.ts'
import type { Parameters } from '../parameters.ts'
import type { State } from '../state/state.ts'
import { badRequest } from '../telegram-error.ts'
import type { BotCommand, SandboxUser } from '../types.ts'

const commandList = z.array(z.object({ command: z.string(), description: z.string() }))
const SCOPES = [
  ...['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'],
  ...['chat', 'chat_administrators', 'chat_member'],
]

export const setMyCommands: Method = ({ context, parameters }) => {
  const parsed = commandList.safeParse(parameters.json('commands'))
  if (!parsed.success) throw badRequest("can't parse commands: expected an Array of BotCommand")
  if (parsed.data.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  const commands = parsed.data.map(checkedCommand)
  context.state.record({ kind: 'commands', key: keyOf(parameters), commands })
  return true
}

export const getMyCommands: Method = ({ context, parameters }) => context.state.commands.get(keyOf(parameters)) ?? []

export const deleteMyCommands: Method = ({ context, parameters }) => {
  context.state.record({ kind: 'commands', key: keyOf(parameters), commands: [] })
  return true
}

/** The menu that a user sees in the private chat: the narrowest scope that has one, own language before none. */
export function commandsFor(user: SandboxUser, state: State): BotCommand[] {
  const language = user.languageCode.slice(0, 2).toLowerCase()
  const scopes = [`chat:${user.id}`, 'all_private_chats', 'default']
  const keys = scopes.flatMap((scope) => [`${scope}/${language}`, `${scope}/`])
  return keys.map((key) => state.commands.get(key) ?? []).find((commands) => commands.length > 0) ?? []
}

function checkedCommand({ command, description }: BotCommand): BotCommand {
  const name = command.trim().replace(/^\//, '')
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID')
  const text = description.trim()
  if (text.length < 1 || text.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  return { command: name, description: text }
}

function keyOf(parameters: Parameters): string {
  const scope = (parameters.json('scope') ?? { type: 'default' }) as { type?: unknown; chat_id?: unknown }
  if (typeof scope !== 'object' || !SCOPES.includes(String(scope.type))) {
    throw badRequest("can't parse BotCommandScope: Unsupported type specified")
  }
  const language = parameters.text('language_code') ?? ''
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified')
  const chat = scope.chat_id === undefined ? '' : `:${String(scope.chat_id)}`
  return `${String(scope.type)}${chat}/${language}`
}
