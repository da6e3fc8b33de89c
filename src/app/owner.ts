import type { Database } from '../db/index.ts'
import type { Logger } from '../logger.ts'
import { ensureOwnerCode } from '../members/index.ts'
import type { Telegram } from './telegram.ts'

/** While a bot has no owner, every start logs a link that makes one of whoever opens it first. */
export async function greetFirstOwner(database: Database, { token, me }: Telegram, logger: Logger): Promise<void> {
  const code = await ensureOwnerCode(database, me.id, token)
  if (code === null) return
  const link = `https://t.me/${me.username}?start=${code}`
  logger.warn(
    { link, command: `/start ${code}` },
    'this bot has no owner yet: whoever opens this link first becomes the owner',
  )
}
