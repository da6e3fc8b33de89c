import { type Api, GrammyError, InlineKeyboard, InputFile, InputMediaBuilder } from 'grammy'
import type { Message } from 'grammy/types'
import type { Picture } from '../../charts/index.ts'
import type { Language } from '../i18n/index.ts'
import { translator } from '../i18n/index.ts'
import type { Logger } from '../logger.ts'
import type { Pool } from '../pool/index.ts'
import type { Block, Button, Report } from '../reports/report.ts'
import { composeText, limits, type Text } from './compose-text.ts'

/** Where a message goes: a chat, and in a forum group its topic. */
export type Place = { chatId: number; threadId?: number | undefined }

/** What sending needs: the bot's own API, and the pool that draws. */
export type Sender = { api: Api; pool: Pool; logger: Logger }

/**
 * Sends a report: its picture with as much text as a caption holds, the rest as messages, then its files. Without the
 * picture where drawing fails: one bad chart must not cost the manager the answer.
 * @returns the message that carries the buttons.
 */
export async function sendReport(sender: Sender, place: Place, report: Report, language: Language): Promise<Message> {
  const { api } = sender
  const drawn = await draw(sender, place, report, language)
  const texts = composeText(drawn.blocks, drawn.png ? limits.caption : limits.text)
  const keyboard = keyboardOf(report.buttons)
  const where = { ...(place.threadId !== undefined && { message_thread_id: place.threadId }) }
  let first: Message
  if (drawn.png) {
    const caption = texts[0]
    first = await api.sendPhoto(place.chatId, new InputFile(drawn.png, 'huike.png'), {
      ...where,
      ...(caption && { caption: caption.text, caption_entities: caption.entities }),
      ...(keyboard && { reply_markup: keyboard }),
    })
  } else {
    first = await sendText(api, place, texts[0] ?? { text: '…', entities: [] }, keyboard)
  }
  for (const text of texts.slice(1)) await sendText(api, place, text)
  await sendFiles(sender, place, report)
  return first
}

/**
 * Makes an existing message show a report. A picture is exchanged in place; where the message had none, it follows as a
 * message of its own. A message that is gone is sent anew.
 */
export async function editReport(
  sender: Sender,
  place: Place,
  message: { id: number; hasPicture: boolean },
  report: Report,
  language: Language,
): Promise<void> {
  const { api } = sender
  const drawn = await draw(sender, place, report, language)
  const keyboard = keyboardOf(report.buttons)
  const markup = keyboard ? { reply_markup: keyboard } : {}
  const texts = composeText(drawn.blocks, message.hasPicture ? limits.caption : limits.text)
  const [text = { text: '…', entities: [] }, ...more] = texts
  try {
    if (message.hasPicture && drawn.png) {
      const photo = InputMediaBuilder.photo(new InputFile(drawn.png, 'huike.png'), {
        caption: text.text,
        caption_entities: text.entities,
      })
      await api.editMessageMedia(place.chatId, message.id, photo, markup)
    } else if (message.hasPicture) {
      const options = { caption: text.text, caption_entities: text.entities, ...markup }
      await api.editMessageCaption(place.chatId, message.id, options)
    } else {
      await api.editMessageText(place.chatId, message.id, text.text, { entities: text.entities, ...noPreview, ...markup })
    }
  } catch (error) {
    if (isUnchanged(error)) return
    if (!isGone(error)) throw error
    await sendReport(sender, place, report, language)
    return
  }
  for (const following of more) await sendText(api, place, following)
  if (drawn.png && !message.hasPicture) {
    const where = { ...(place.threadId !== undefined && { message_thread_id: place.threadId }) }
    await api.sendPhoto(place.chatId, new InputFile(drawn.png, 'huike.png'), where)
  }
  await sendFiles(sender, place, report)
}

/** Buttons as Telegram takes them. @throws when an action is over 64 bytes, which Telegram would refuse. */
export function keyboardOf(buttons: Button[][] | undefined): InlineKeyboard | undefined {
  if (!buttons || buttons.length === 0) return undefined
  return InlineKeyboard.from(
    buttons.map((row) =>
      row.map(({ label, action }) => {
        if (action.startsWith('https://')) return InlineKeyboard.url(label, action)
        if (Buffer.byteLength(action) > 64) throw new Error(`callback data over 64 bytes: ${action}`)
        return InlineKeyboard.text(label, action)
      }),
    ),
  )
}

const noPreview = { link_preview_options: { is_disabled: true } } as const

function sendText(api: Api, place: Place, { text, entities }: Text, keyboard?: InlineKeyboard): Promise<Message> {
  return api.sendMessage(place.chatId, text, {
    entities,
    ...noPreview,
    ...(place.threadId !== undefined && { message_thread_id: place.threadId }),
    ...(keyboard && { reply_markup: keyboard }),
  })
}

async function sendFiles({ api }: Sender, place: Place, report: Report): Promise<void> {
  for (const { name, content } of report.files ?? []) {
    await api.sendDocument(place.chatId, new InputFile(content, name), {
      ...(place.threadId !== undefined && { message_thread_id: place.threadId }),
    })
  }
}

async function draw(
  { api, pool, logger }: Sender,
  place: Place,
  report: Report,
  language: Language,
): Promise<{ png: Buffer | null; blocks: Block[] }> {
  if (!report.picture) return { png: null, blocks: report.blocks }
  // The indicator is a courtesy; nobody waits for it and its failure changes nothing.
  api.sendChatAction(place.chatId, 'upload_photo').catch(() => {})
  try {
    return { png: await pool.renderPicture(report.picture as Picture), blocks: report.blocks }
  } catch (error) {
    logger.error({ error, chart: report.picture.chart }, 'a picture could not be drawn')
    return { png: null, blocks: [...report.blocks, { kind: 'note', text: translator(language)('picture-failed') }] }
  }
}

function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes('message is not modified')
}

function isGone(error: unknown): boolean {
  return error instanceof GrammyError && /message to edit not found|message can't be edited/.test(error.description)
}
