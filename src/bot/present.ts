import { type Api, GrammyError, InlineKeyboard, InputFile, InputMediaBuilder } from 'grammy'
import type { Message } from 'grammy/types'
import { type Language, translator } from '../i18n/index.ts'
import type { Logger } from '../logger.ts'
import type { Pool } from '../pool/index.ts'
import { composeText, limits, type Text } from '../reports/compose-text.ts'
import type { Block, Button, Report, ReportFile } from '../reports/report.ts'

/** Where a message goes: a chat, and in a forum group its topic. */
export type Place = { chatId: number; threadId?: number | null | undefined }

/** What sending needs: the bot's own API, and the pool that draws. */
export type Sender = { api: Api; pool: Pool; logger: Logger }

/** A report with its picture drawn: what an outbox row can keep. */
export type DrawnReport = { png: Uint8Array | null; blocks: Block[]; buttons: Button[][]; files: ReportFile[] }

/**
 * Makes every button remember its source, so that an old message keeps meaning what it meant. Links and buttons that
 * name a source already stay as they are.
 */
export function addressTo(sourceId: number, report: Report): Report {
  if (!report.buttons) return report
  const address = (button: Button): Button =>
    /^https:|@\d+$/.test(button.action) ? button : { ...button, action: `${button.action}@${sourceId}` }
  return { ...report, buttons: report.buttons.map((row) => row.map(address)) }
}

/** Sends a report. @returns the message that carries the buttons. */
export async function sendReport(sender: Sender, place: Place, report: Report, language: Language): Promise<Message> {
  return sendDrawn(sender.api, place, await drawReport(sender, place, report, language))
}

/** Makes an existing message show a report; see `editDrawn`. */
export async function editReport(
  sender: Sender,
  place: Place,
  message: ShownMessage,
  report: Report,
  language: Language,
): Promise<void> {
  await editDrawn(sender.api, place, message, await drawReport(sender, place, report, language))
}

/** Draws a report's picture. Where that fails the text stands alone: one bad chart must not cost the manager the answer. */
export async function drawReport(
  { api, pool, logger }: Sender,
  place: Place,
  report: Report,
  language: Language,
): Promise<DrawnReport> {
  const drawn = { png: null, blocks: report.blocks, buttons: report.buttons ?? [], files: report.files ?? [] }
  if (!report.picture) return drawn
  // The indicator is a courtesy; nobody waits for it and its failure changes nothing.
  api.sendChatAction(place.chatId, 'upload_photo').catch(() => {})
  try {
    return { ...drawn, png: await pool.renderPicture(report.picture) }
  } catch (error) {
    logger.error({ err: error, chart: report.picture.chart }, 'a picture could not be drawn')
    return { ...drawn, blocks: [...report.blocks, { kind: 'note', text: translator(language)('picture-failed') }] }
  }
}

/** Sends the picture with as much text as a caption holds, the rest as messages, then the files; a lone file carries its text. */
export async function sendDrawn(api: Api, place: Place, drawn: DrawnReport): Promise<Message> {
  const [text, ...more] = composeText(drawn.blocks, drawn.png ? limits.caption : limits.text)
  const keyboard = keyboardOf(drawn.buttons)
  const [file] = drawn.files
  const alone = drawn.files.length === 1 && !drawn.png && !keyboard
  if (file && alone && text && text.text.length <= limits.caption) {
    return api.sendDocument(place.chatId, new InputFile(file.content, file.name), {
      ...topic(place),
      caption: text.text,
      caption_entities: text.entities,
    })
  }
  const first = drawn.png
    ? await api.sendPhoto(place.chatId, new InputFile(drawn.png, PICTURE_NAME), {
        ...topic(place),
        ...(text && { caption: text.text, caption_entities: text.entities }),
        ...(keyboard && { reply_markup: keyboard }),
      })
    : await sendText(api, place, text ?? nothing, keyboard)
  for (const following of more) await sendText(api, place, following)
  await sendFiles(api, place, drawn.files)
  return first
}

/** Sends a picture as an answer to the message that it belongs to, which also keeps it in that message's topic. */
export function sendPicture(api: Api, place: Place, messageId: number, png: Uint8Array): Promise<Message> {
  return api.sendPhoto(place.chatId, new InputFile(png, PICTURE_NAME), {
    ...topic(place),
    reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
  })
}

/** A message in the chat that can be edited. */
export type ShownMessage = { id: number; hasPicture: boolean }

/**
 * Makes an existing message show a report, in place where both have a picture or neither has. A message that is gone is
 * sent anew.
 */
export async function editDrawn(api: Api, place: Place, message: ShownMessage, drawn: DrawnReport): Promise<void> {
  if (message.hasPicture !== (drawn.png !== null)) return replace(api, place, message, drawn)
  const keyboard = keyboardOf(drawn.buttons)
  const markup = keyboard ? { reply_markup: keyboard } : {}
  const [text = nothing, ...more] = composeText(drawn.blocks, message.hasPicture ? limits.caption : limits.text)
  const caption = { caption: text.text, caption_entities: text.entities }
  try {
    if (drawn.png) {
      const photo = InputMediaBuilder.photo(new InputFile(drawn.png, PICTURE_NAME), caption)
      await api.editMessageMedia(place.chatId, message.id, photo, markup)
    } else {
      const options = { entities: text.entities, ...noPreview, ...markup }
      await api.editMessageText(place.chatId, message.id, text.text, options)
    }
  } catch (error) {
    if (isUnchanged(error)) return
    if (!isGone(error)) throw error
    await sendDrawn(api, place, drawn)
    return
  }
  for (const following of more) await sendText(api, place, following)
  await sendFiles(api, place, drawn.files)
}

/**
 * A picture cannot be put into a message or taken out of it; beside a new text an old one would lie, and one that follows
 * would stay when the text moves on. So the message is sent anew.
 */
async function replace(api: Api, place: Place, message: ShownMessage, drawn: DrawnReport): Promise<void> {
  await sendDrawn(api, place, drawn)
  // Telegram keeps messages of more than two days; then the old one stays above.
  await api.deleteMessage(place.chatId, message.id).catch(() => {})
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

const PICTURE_NAME = 'huike.png'
const nothing: Text = { text: '…', entities: [] }
const noPreview = { link_preview_options: { is_disabled: true } } as const

function topic({ threadId }: Place) {
  return threadId === undefined || threadId === null ? {} : { message_thread_id: threadId }
}

function sendText(api: Api, place: Place, { text, entities }: Text, keyboard?: InlineKeyboard): Promise<Message> {
  return api.sendMessage(place.chatId, text, {
    entities,
    ...noPreview,
    ...topic(place),
    ...(keyboard && { reply_markup: keyboard }),
  })
}

async function sendFiles(api: Api, place: Place, files: ReportFile[]): Promise<void> {
  for (const { name, content } of files)
    await api.sendDocument(place.chatId, new InputFile(content, name), topic(place))
}

function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && error.description.includes('message is not modified')
}

function isGone(error: unknown): boolean {
  return error instanceof GrammyError && /message to edit not found|message can't be edited/.test(error.description)
}
