import { randomInt } from 'node:crypto'
import { type Call, type Method, unixTime } from '../context.ts'
import { assertReachable, botUser, privateChat, userOfChat } from '../people.ts'
import { badRequest } from '../telegram-error.ts'
import type { SandboxMessage } from '../types.ts'
import { captionContent, mediaItem, textContent } from './content.ts'
import { type MediaKind, mediaContent } from './media.ts'
import { replyMarkup } from './reply-markup.ts'

const ACTIONS = [
  ...['typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice', 'upload_document'],
  ...['choose_sticker', 'find_location', 'record_video_note', 'upload_video_note'],
]

export const sendMessage: Method = (call) => send(call, textContent(call.parameters))
export const sendPhoto: Method = (call) => sendMedia(call, 'photo')
export const sendDocument: Method = (call) => sendMedia(call, 'document')

export const sendMediaGroup: Method = (call) => {
  const media = call.parameters.json('media')
  if (!Array.isArray(media) || media.length < 2 || media.length > 10) {
    throw badRequest('group of media must contain 2 to 10 items')
  }
  assertChat(call)
  const group = String(randomInt(2 ** 47))
  const contents = media.map(mediaItem).map(({ kind, item }) => ({
    ...mediaContent(call.context, call.parameters, kind, item.media),
    ...captionContent(call.parameters, item),
    media_group_id: group,
  }))
  return contents.map((content) => send(call, content))
}

export const sendChatAction: Method = ({ context, parameters }) => {
  const action = parameters.text('action') ?? ''
  if (!ACTIONS.includes(action)) throw badRequest('wrong parameter action in request')
  const user = userOfChat(context.options.users, parameters.text('chat_id'))
  assertReachable(user, context.state.blocked)
  context.state.events.emit('page', { type: 'action', chatId: user.id, action })
  return true
}

function sendMedia(call: Call, kind: MediaKind): SandboxMessage {
  const caption = captionContent(call.parameters)
  replyMarkup(call.parameters)
  assertChat(call)
  return send(call, { ...mediaContent(call.context, call.parameters, kind), ...caption })
}

/** Checked before an upload is stored, so that a refused message leaves no file behind. */
function assertChat({ context, parameters }: Call): void {
  assertReachable(userOfChat(context.options.users, parameters.text('chat_id')), context.state.blocked)
}

function send({ context, parameters }: Call, content: Partial<SandboxMessage>): SandboxMessage {
  const keyboard = replyMarkup(parameters)
  const user = userOfChat(context.options.users, parameters.text('chat_id'))
  assertReachable(user, context.state.blocked)
  const replyTo = repliedMessage(parameters.json('reply_parameters'), context.state.chats.get(user.id))
  const message: SandboxMessage = {
    message_id: context.state.nextMessageId(),
    from: botUser(context.options.bot),
    chat: privateChat(user),
    date: unixTime(),
    ...(replyTo ? { reply_to_message: replyTo } : {}),
    ...content,
    ...(keyboard ? { reply_markup: keyboard } : {}),
  }
  context.state.record({ kind: 'message', message })
  return message
}

function repliedMessage(value: unknown, chat: Map<number, SandboxMessage> | undefined): SandboxMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!('message_id' in value)) throw badRequest('can\'t find field "message_id"')
  const found = chat?.get(Number(value.message_id))
  if (found) return { ...found, reply_to_message: undefined }
  const optional = 'allow_sending_without_reply' in value && value.allow_sending_without_reply === true
  if (!optional) throw badRequest('message to be replied not found')
  return undefined
}
