import type { Method } from '../context.ts'
import { badRequest } from '../telegram-error.ts'
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts'
import { deleteMessage, editMessageCaption, editMessageMedia, editMessageReplyMarkup, editMessageText } from './edit.ts'
import { getFile } from './files.ts'
import * as profile from './profile.ts'
import { sendChatAction, sendDocument, sendMediaGroup, sendMessage, sendPhoto } from './send.ts'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './updates.ts'

const answerCallbackQuery: Method = ({ context, parameters }) => {
  const text = parameters.text('text') ?? ''
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG')
  const url = parameters.text('url')
  context.queries.answer(parameters.text('callback_query_id') ?? '', {
    ...(text === '' ? {} : { text }),
    showAlert: parameters.flag('show_alert'),
    ...(url === undefined ? {} : { url }),
  })
  return true
}

const accept: Method = () => true

const METHODS: Record<string, Method> = {
  getChat: profile.getChat,
  getChatMember: profile.getChatMember,
  getMe: profile.getMe,
  getMyDescription: profile.getMyDescription,
  getMyShortDescription: profile.getMyShortDescription,
  setMyDescription: profile.setMyDescription,
  setMyShortDescription: profile.setMyShortDescription,
  answerCallbackQuery,
  close: accept,
  deleteMessage,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
  getFile,
  getMyCommands,
  getUpdates,
  getWebhookInfo,
  logOut: accept,
  sendChatAction,
  sendDocument,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  setChatMenuButton: accept,
  setMyCommands,
  setWebhook,
}

const BY_NAME = new Map(Object.entries(METHODS).map(([name, method]) => [name.toLowerCase(), method]))

/** The method of a name, in any case of letters as Telegram takes it. */
export function methodNamed(name: string): Method | undefined {
  return BY_NAME.get(name.toLowerCase())
}
