import { badRequest, TelegramError } from './telegram-error.ts'
import type { SandboxBot, SandboxUser, TelegramChat, TelegramUser } from './types.ts'

export function botUser(bot: SandboxBot): TelegramUser {
  return { id: bot.id, is_bot: true, first_name: bot.firstName, username: bot.username }
}

export function telegramUser(user: SandboxUser): TelegramUser {
  return {
    id: user.id,
    is_bot: false,
    first_name: user.firstName,
    ...(user.username === undefined ? {} : { username: user.username }),
    language_code: user.languageCode,
  }
}

/** The private chat of a user with the bot; its id is the user's. */
export function privateChat(user: SandboxUser): TelegramChat {
  return {
    id: user.id,
    ...(user.username === undefined ? {} : { username: user.username }),
    first_name: user.firstName,
    type: 'private',
  }
}

/** The user whose chat a request names. @throws TelegramError */
export function userOfChat(users: SandboxUser[], chatId: unknown): SandboxUser {
  if (chatId === undefined || chatId === null || chatId === '') throw badRequest('chat_id is empty')
  const user = users.find((candidate) => String(candidate.id) === String(chatId))
  if (!user) throw badRequest('chat not found')
  return user
}

/** @throws TelegramError 403 where the user has blocked the bot. */
export function assertReachable(user: SandboxUser, blocked: Set<number>): void {
  if (blocked.has(user.id)) throw new TelegramError(403, 'Forbidden: bot was blocked by the user')
}
