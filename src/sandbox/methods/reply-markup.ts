import { z } from 'zod'
import type { Parameters } from '../parameters.ts'
import { badRequest } from '../telegram-error.ts'
import { linkFault } from '../text/checked-link.ts'
import type { InlineButton, InlineKeyboard } from '../types.ts'

const CALLBACK_DATA_BYTES = 64
const BUTTONS_LIMIT = 100
const BUTTONS_PER_ROW = 8
const OTHER_ACTIONS = ['web_app', 'login_url', 'switch_inline_query', 'switch_inline_query_current_chat', 'copy_text']

const button = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  copy_text: z.object({ text: z.string() }).optional(),
})

/**
 * The inline keyboard of a request, checked; undefined when there is none. Keyboards under the input field pass and
 * leave no trace in the message, as with Telegram. @throws TelegramError
 */
export function replyMarkup(parameters: Parameters, only: 'any' | 'inline' = 'any'): InlineKeyboard | undefined {
  const value = parameters.json('reply_markup')
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) throw badRequest('object expected as reply markup')
  if (!('inline_keyboard' in value)) {
    if (only === 'inline') throw badRequest('inline keyboard expected')
    return undefined
  }
  const rows = value.inline_keyboard
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array')
  const keyboard = rows.map(readRow).filter((row) => row.length > 0)
  if (keyboard.some((row) => row.length > BUTTONS_PER_ROW) || keyboard.flat().length > BUTTONS_LIMIT) {
    throw badRequest('reply markup is too long')
  }
  return keyboard.length === 0 ? undefined : { inline_keyboard: keyboard }
}

function readRow(row: unknown): InlineButton[] {
  if (!Array.isArray(row)) throw badRequest('field "inline_keyboard" must be an Array of Arrays')
  return row.map(readButton)
}

function readButton(value: unknown): InlineButton {
  const parsed = button.safeParse(value)
  if (!parsed.success) throw cannotRead(fault(parsed.error.issues[0]!))
  const given = parsed.data
  if (given.text.trim() === '') throw badRequest('inline keyboard button text is empty')
  if (given.url !== undefined && given.url !== '') {
    const reason = linkFault(given.url)
    if (reason !== null) throw badRequest(`inline keyboard button URL '${given.url}' is invalid: ${reason}`)
  } else if (given.callback_data !== undefined && given.callback_data !== '') {
    if (Buffer.byteLength(given.callback_data) > CALLBACK_DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID')
  } else if (given.copy_text !== undefined) {
    const { length } = given.copy_text.text
    if (length === 0 || length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID')
  } else if (given.pay === true || given.callback_game !== undefined) {
    throw badRequest('BUTTON_TYPE_INVALID')
  } else if (!OTHER_ACTIONS.some((action) => given[action] !== undefined)) {
    throw cannotRead('Text buttons are unallowed in the inline keyboard')
  }
  return given
}

function fault(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0] ?? '')
  if (name === '') return 'Object expected as inline keyboard button'
  return issue.message.includes('undefined') ? `Can't find field "${name}"` : `Field "${name}" must be of type String`
}

function cannotRead(reason: string) {
  return badRequest(`can't parse inline keyboard button: ${reason}`)
}
