import { enqueue, type SandboxContext, unixTime } from './context.ts'
import { describe } from './methods/media.ts'
import { botUser, privateChat, telegramUser } from './people.ts'
import { captionText, plainText, TEXT_LIMIT } from './text/formatted-text.ts'
import type { CallbackAnswer, SandboxMessage, SandboxUser } from './types.ts'

/** A user does what the sandbox does not allow; the message is for that user. */
export class SpeakError extends Error {}

/** A text message from a user. @throws SpeakError */
export function say(context: SandboxContext, userId: number, given: string): SandboxMessage {
  const { text, entities } = plainText(given)
  if (text === '') throw new SpeakError('A message needs text.')
  if (text.length > TEXT_LIMIT) throw new SpeakError(`A message holds ${TEXT_LIMIT} characters.`)
  return fromUser(context, userId, { text, ...(entities.length > 0 ? { entities } : {}) })
}

/** A file from a user, as a document. @throws SpeakError */
export function upload(
  context: SandboxContext,
  userId: number,
  fileName: string,
  bytes: Uint8Array,
  caption = '',
): SandboxMessage {
  if (bytes.byteLength === 0) throw new SpeakError('The file is empty.')
  userNamed(context, userId)
  const { text, entities } = captionText({ text: caption })
  const file = context.state.addFile(fileName, bytes, 'document')
  return fromUser(context, userId, {
    ...describe(file, 'document'),
    ...(text === '' ? {} : { caption: text }),
    ...(entities.length > 0 ? { caption_entities: entities } : {}),
  })
}

/** A press on a button; any data may be sent, as a changed client could. @throws SpeakError */
export function press(
  context: SandboxContext,
  userId: number,
  messageId: number,
  data: string,
): Promise<CallbackAnswer | null> {
  const user = userNamed(context, userId)
  const message = context.state.chats.get(user.id)?.get(messageId)
  if (!message) throw new SpeakError('This message is gone.')
  const { id, answer } = context.queries.open()
  const chatInstance = String(BigInt(user.id) * 1_000_003n + BigInt(context.options.bot.id))
  enqueue(context, {
    callback_query: { id, from: telegramUser(user), message, chat_instance: chatInstance, data },
  })
  return answer
}

/** Blocks or unblocks the bot; it is told, as by Telegram, with a `my_chat_member` update. @throws SpeakError */
export function block(context: SandboxContext, userId: number, blocked: boolean): void {
  const user = userNamed(context, userId)
  if (context.state.blocked.has(user.id) === blocked) return
  context.state.record({ kind: 'blocked', userId: user.id, blocked })
  const bot = botUser(context.options.bot)
  const member = { user: bot, status: 'member' }
  const kicked = { user: bot, status: 'kicked', until_date: 0 }
  enqueue(context, {
    my_chat_member: {
      chat: privateChat(user),
      from: telegramUser(user),
      date: unixTime(),
      old_chat_member: blocked ? member : kicked,
      new_chat_member: blocked ? kicked : member,
    },
  })
}

export function userNamed(context: SandboxContext, userId: number): SandboxUser {
  const user = context.options.users.find((candidate) => candidate.id === userId)
  if (!user) throw new SpeakError(`There is no user ${userId} in this sandbox.`)
  return user
}

function fromUser(context: SandboxContext, userId: number, content: Partial<SandboxMessage>): SandboxMessage {
  const user = userNamed(context, userId)
  if (context.state.blocked.has(user.id)) throw new SpeakError('You have blocked this bot. Unblock it first.')
  const message: SandboxMessage = {
    message_id: context.state.nextMessageId(),
    from: telegramUser(user),
    chat: privateChat(user),
    date: unixTime(),
    ...content,
  }
  context.state.record({ kind: 'message', message })
  enqueue(context, { message })
  return message
}
