import type { Hono } from 'hono'
import type { Logger } from '../logger.ts'

/** A person who can speak in the sandbox; `label` names the part they play, e.g. 店主 for the owner. */
export type SandboxUser = { id: number; firstName: string; username?: string; languageCode: string; label: string }

export type SandboxBot = { id: number; token: string; username: string; firstName: string }

export type SandboxOptions = {
  bot: SandboxBot
  users: SandboxUser[]
  /** Where chats are kept; null keeps them in memory. */
  directory: string | null
  logger: Logger
  /** Host names besides this machine's own under which the chat page may be opened; with a key, any name will do. */
  hosts?: string[]
  /** What the chat page and its routes ask for, once as `?key=…`: for where others can reach them. Null: nothing. */
  key?: string | null
}

export type Sandbox = {
  /** Serves the Bot API, the chat page and the page's own routes; mount it at `/`. */
  app: Hono
  /** Speaks as a user and returns the message as stored. @throws Error for an unknown user or an empty text. */
  say(userId: number, text: string): SandboxMessage
  /** Sends a file as a user, as a document. @throws Error for an unknown user or an empty file. */
  upload(userId: number, fileName: string, bytes: Uint8Array, caption?: string): SandboxMessage
  /**
   * Presses a button of a message; resolves with the bot's answerCallbackQuery, or null after 15 s without one.
   * @throws Error when the chat has no such message.
   */
  press(userId: number, messageId: number, callbackData: string): Promise<CallbackAnswer | null>
  /** The messages of a chat in order, as they stand after edits and deletions. */
  messages(chatId: number): SandboxMessage[]
  file(fileId: string): { name: string; mimeType: string; bytes: Uint8Array } | null
  /** Makes the next calls of a method (any but getUpdates when none is named) fail with 429; `retryAfter` in seconds. */
  flood(next: Flood): void
  /** A blocked bot gets 403 when it writes to this user. */
  block(userId: number, blocked: boolean): void
  /** Stops deliveries and streams; everything is on disk already. */
  close(): Promise<void>
}

export type Flood = { method?: string | undefined; times: number; retryAfter: number }
export type CallbackAnswer = { text?: string; showAlert: boolean; url?: string }

export type TelegramUser = {
  id: number
  is_bot: boolean
  first_name: string
  username?: string
  language_code?: string
}

export type TelegramChat = { id: number; type: 'private'; first_name: string; username?: string }

export type MessageEntity = {
  type: string
  /** UTF-16 code units, as is `length`. */
  offset: number
  length: number
  url?: string
  language?: string
}

export type PhotoSize = {
  file_id: string
  file_unique_id: string
  width: number
  height: number
  file_size: number
}

export type SandboxDocument = {
  file_id: string
  file_unique_id: string
  file_name: string
  mime_type: string
  file_size: number
}

export type InlineButton = { text: string; callback_data?: string; url?: string; [other: string]: unknown }
export type InlineKeyboard = { inline_keyboard: InlineButton[][] }

/** A message in Telegram's own shape; https://core.telegram.org/bots/api#message. Times are Unix seconds. */
export type SandboxMessage = {
  message_id: number
  from: TelegramUser
  chat: TelegramChat
  date: number
  edit_date?: number
  reply_to_message?: SandboxMessage
  text?: string
  entities?: MessageEntity[]
  caption?: string
  caption_entities?: MessageEntity[]
  show_caption_above_media?: true
  has_media_spoiler?: true
  photo?: PhotoSize[]
  document?: SandboxDocument
  media_group_id?: string
  link_preview_options?: Record<string, unknown>
  reply_markup?: InlineKeyboard
}

export type CallbackQuery = {
  id: string
  from: TelegramUser
  message: SandboxMessage
  chat_instance: string
  data: string
}

/** https://core.telegram.org/bots/api#update */
export type Update = {
  update_id: number
  message?: SandboxMessage
  callback_query?: CallbackQuery
  my_chat_member?: Record<string, unknown>
}

export type BotCommand = { command: string; description: string }

export type Webhook = {
  url: string
  secretToken: string | null
  /** Null: every type. */
  allowedUpdates: string[] | null
  maxConnections: number
}

/** What the chat page is told while it is open. */
export type PageEvent =
  | { type: 'message'; chatId: number; message: SandboxMessage }
  | { type: 'deleted'; chatId: number; messageId: number }
  | { type: 'action'; chatId: number; action: string }
  | { type: 'changed'; chatId: number | null }
