import { isDeepStrictEqual } from 'node:util'
import { type Call, type Method, unixTime } from '../context.ts'
import { userOfChat } from '../people.ts'
import { badRequest } from '../telegram-error.ts'
import type { SandboxMessage } from '../types.ts'
import { captionContent, mediaItem, textContent } from './content.ts'
import { mediaContent } from './media.ts'
import { replyMarkup } from './reply-markup.ts'

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
  'content and reply markup of the message'

export const editMessageText: Method = (call) => {
  const content = textContent(call.parameters)
  const message = messageToEdit(call)
  if (message.text === undefined) throw badRequest('there is no text in the message to edit')
  return edit(call, message, content)
}

export const editMessageCaption: Method = (call) => {
  const content = captionContent(call.parameters)
  const message = messageToEdit(call)
  if (!message.photo && !message.document) throw badRequest('there is no caption in the message to edit')
  return edit(call, message, { ...media(message), ...content })
}

export const editMessageMedia: Method = (call) => {
  const value = call.parameters.json('media')
  if (value === undefined) throw badRequest('input media is not specified')
  const { kind, item } = mediaItem(value)
  const caption = captionContent(call.parameters, item)
  const message = messageToEdit(call)
  replyMarkup(call.parameters, 'inline')
  return edit(call, message, { ...mediaContent(call.context, call.parameters, kind, item.media), ...caption })
}

export const editMessageReplyMarkup: Method = (call) => {
  const message = messageToEdit(call)
  const { text, entities, link_preview_options, caption, caption_entities } = message
  const content = { text, entities, link_preview_options, ...media(message), caption, caption_entities }
  return edit(call, message, withoutUndefined(content))
}

export const deleteMessage: Method = (call) => {
  const { chatId, chat } = chatOf(call)
  const id = messageId(call)
  if (!chat?.has(id)) throw badRequest('message to delete not found')
  call.context.state.record({ kind: 'deleted', chatId, messageId: id })
  return true
}

function edit(call: Call, message: SandboxMessage, content: Partial<SandboxMessage>): SandboxMessage {
  const keyboard = replyMarkup(call.parameters, 'inline')
  const { message_id, from, chat, date, reply_to_message, media_group_id, edit_date: _, ...before } = message
  const after = { ...content, ...(keyboard ? { reply_markup: keyboard } : {}) }
  if (isDeepStrictEqual(before, after)) throw badRequest(NOT_MODIFIED)
  const head = withoutUndefined({
    message_id,
    from,
    chat,
    date,
    edit_date: unixTime(),
    reply_to_message,
    media_group_id,
  })
  const edited = { ...head, ...after } as SandboxMessage
  call.context.state.record({ kind: 'message', message: edited })
  return edited
}

function messageToEdit(call: Call): SandboxMessage {
  const { chat } = chatOf(call)
  const message = chat?.get(messageId(call))
  if (!message) throw badRequest('message to edit not found')
  if (message.from.id !== call.context.options.bot.id) throw badRequest("message can't be edited")
  return message
}

function chatOf({ context, parameters }: Call) {
  const chatId = userOfChat(context.options.users, parameters.text('chat_id')).id
  return { chatId, chat: context.state.chats.get(chatId) }
}

function messageId({ parameters }: Call): number {
  const id = parameters.integer('message_id')
  if (id === undefined || id <= 0) throw badRequest('message identifier is not specified')
  return id
}

function media({ photo, document }: SandboxMessage): Partial<SandboxMessage> {
  return { ...(photo ? { photo } : {}), ...(document ? { document } : {}) }
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
}
