import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BOT, OWNER, pngHeader, postForm, type Running, runSandbox } from './support.ts'

let running: Running
const chat = { chat_id: OWNER.id }

beforeAll(async () => {
  running = await runSandbox()
})
afterAll(() => running.stop())

describe('the envelope', () => {
  it('refuses an unknown method with 404 and a wrong token with 401', async () => {
    expect(await running.call('sendPigeon')).toEqual({ ok: false, error_code: 404, description: 'Not Found' })
    const wrong = await fetch(`${running.root}/bot700:another/getMe`)
    expect(wrong.status).toBe(401)
    expect(await wrong.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
  })

  it('reads a query string, a urlencoded body and a JSON body alike', async () => {
    const url = `${running.root}/bot${BOT.token}/sendMessage`
    const byQuery = await (await fetch(`${url}?chat_id=${OWNER.id}&text=1`)).json()
    const byForm = await (
      await fetch(url, { method: 'POST', body: new URLSearchParams({ ...asText(chat), text: '1' }) })
    ).json()
    expect(byQuery).toMatchObject({ ok: true, result: { text: '1', chat: { id: OWNER.id, type: 'private' } } })
    expect(byForm).toMatchObject({ ok: true, result: { text: '1' } })
  })
})

describe('limits of a message', () => {
  it('counts UTF-16 code units after the markup is taken out', async () => {
    const text = `<b>${'文'.repeat(4096)}</b>`
    expect(await running.message('sendMessage', { ...chat, text, parse_mode: 'HTML' })).toMatchObject({
      entities: [{ type: 'bold', offset: 0, length: 4096 }],
    })
    const emoji = '😀'.repeat(2049)
    expect(await running.refusal('sendMessage', { ...chat, text: emoji })).toBe('Bad Request: message is too long')
  })

  it.each([
    [{ text: '' }, 'Bad Request: message text is empty'],
    [{ text: ' \n ' }, 'Bad Request: text must be non-empty'],
    [{ text: 'a', chat_id: 5 }, 'Bad Request: chat not found'],
    [{ text: 'a', chat_id: '' }, 'Bad Request: chat_id is empty'],
    [{ text: 'a', parse_mode: 'Latex' }, 'Bad Request: unsupported parse_mode'],
    [{ text: 'a', reply_parameters: { message_id: 99999 } }, 'Bad Request: message to be replied not found'],
    [
      { text: 'hi', entities: [{ type: 'bold', offset: 9, length: 1 }] },
      'Bad Request: entity begins after the end of the text at UTF-16 offset 9',
    ],
    [
      { text: 'hi', entities: [{ type: 'big', offset: 0, length: 1 }] },
      "Bad Request: can't parse MessageEntity: Unsupported type specified",
    ],
  ])('refuses %j', async (body, description) => {
    expect(await running.refusal('sendMessage', { ...chat, ...body })).toBe(description)
  })

  it.each([
    [{ text: '好', callback_data: '客'.repeat(22) }, 'Bad Request: BUTTON_DATA_INVALID'],
    [
      { text: '好', callback_data: '' },
      "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [{ callback_data: 'x' }, 'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"'],
    [
      { text: '好', url: 'http://localhost:3000' },
      "Bad Request: inline keyboard button URL 'http://localhost:3000' is invalid: Wrong HTTP URL",
    ],
  ])('refuses the button %j', async (button, description) => {
    const markup = { inline_keyboard: [[button]] }
    expect(await running.refusal('sendMessage', { ...chat, text: 'a', reply_markup: markup })).toBe(description)
  })

  it('takes 64 bytes of callback data and gives the keyboard back', async () => {
    const markup = { inline_keyboard: [[{ text: '好', callback_data: 'x'.repeat(64) }]] }
    const message = await running.message('sendMessage', { ...chat, text: 'a', reply_markup: markup })
    expect(message.reply_markup).toEqual(markup)
  })

  it('answers 403 once the user has blocked the bot, until the block ends', async () => {
    running.sandbox.block(OWNER.id, true)
    const refusal = await running.refusal('sendMessage', { ...chat, text: 'a' })
    running.sandbox.block(OWNER.id, false)
    expect(refusal).toBe('Forbidden: bot was blocked by the user')
    expect((await running.call('sendMessage', { ...chat, text: 'a' })).ok).toBe(true)
  })
})

describe('editing', () => {
  it('changes the text, keeps the id and says when', async () => {
    const { message_id } = await running.message('sendMessage', { ...chat, text: '0 %' })
    const edited = await running.message('editMessageText', { ...chat, message_id, text: '50 %' })
    expect(edited).toMatchObject({ message_id, text: '50 %', edit_date: expect.any(Number) })
    expect(running.sandbox.messages(OWNER.id).find((each) => each.message_id === message_id)).toEqual(edited)
  })

  it('refuses what Telegram refuses', async () => {
    const { message_id } = await running.message('sendMessage', { ...chat, text: '<b>a</b>', parse_mode: 'HTML' })
    const same = { ...chat, message_id, text: '<b>a</b>', parse_mode: 'HTML' }
    expect(await running.refusal('editMessageText', same)).toBe(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
    expect(await running.refusal('editMessageText', { ...same, message_id: 9999 })).toBe(
      'Bad Request: message to edit not found',
    )
    expect(await running.refusal('editMessageCaption', { ...same, caption: 'a' })).toBe(
      'Bad Request: there is no caption in the message to edit',
    )
    const theirs = running.sandbox.say(OWNER.id, 'hello')
    expect(await running.refusal('editMessageText', { ...same, message_id: theirs.message_id })).toBe(
      "Bad Request: message can't be edited",
    )
  })

  it('drops the keyboard with an edit that names none, and swaps only the keyboard when asked', async () => {
    const reply_markup = { inline_keyboard: [[{ text: '1', callback_data: '1' }]] }
    const { message_id } = await running.message('sendMessage', { ...chat, text: 'a', reply_markup })
    const edited = await running.message('editMessageText', { ...chat, message_id, text: 'b' })
    expect(edited.reply_markup).toBeUndefined()
    const again = await running.message('editMessageReplyMarkup', { ...chat, message_id, reply_markup })
    expect(again).toMatchObject({ text: 'b', reply_markup })
  })

  it('deletes a message once', async () => {
    const { message_id } = await running.message('sendMessage', { ...chat, text: 'a' })
    expect((await running.call('deleteMessage', { ...chat, message_id })).result).toBe(true)
    expect(await running.refusal('deleteMessage', { ...chat, message_id })).toBe(
      'Bad Request: message to delete not found',
    )
  })
})

describe('files', () => {
  const url = (method: string) => `${running.root}/bot${BOT.token}/${method}`
  const photo = (bytes: Uint8Array<ArrayBuffer>) =>
    postForm(url('sendPhoto'), { ...asText(chat), photo: new Blob([bytes]) }, { photo: 'chart.png' })

  it('stores an uploaded photo with its size and gives the same bytes back', async () => {
    const { result } = await photo(pngHeader(1800, 1040))
    expect(result).toMatchObject({ photo: [{ width: 1800, height: 1040, file_size: 33 }] })
    const fileId = (result as { photo: { file_id: string }[] }).photo[0]!.file_id
    const { result: found } = await running.call('getFile', { file_id: fileId })
    const path = (found as { file_path: string }).file_path
    const bytes = await (await fetch(`${running.root}/file/bot${BOT.token}/${path}`)).arrayBuffer()
    expect(new Uint8Array(bytes)).toEqual(pngHeader(1800, 1040))
  })

  it.each([
    [pngHeader(9000, 1001), 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
    [pngHeader(2100, 100), 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
    [new Uint8Array(100), 'Bad Request: IMAGE_PROCESS_FAILED'],
    [new Uint8Array(0), 'Bad Request: file must be non-empty'],
    [
      pngHeader(100, 100, 10 * 1024 * 1024),
      'Bad Request: file of size 10485793 bytes is too big for a photo; the maximum size is 10485760 bytes',
    ],
  ])('refuses a bad photo, case %#', async (bytes, description) => {
    expect((await photo(bytes)).description).toBe(description)
  })

  it('refuses an upload over 50 MB with 413', async () => {
    const form = { ...asText(chat), document: new Blob([new Uint8Array(51 * 1024 * 1024)]) }
    expect(await postForm(url('sendDocument'), form)).toEqual({
      ok: false,
      error_code: 413,
      description: 'Request Entity Too Large',
    })
  })

  it('lets the bot download 20 MB and no more', async () => {
    const big = running.sandbox.upload(OWNER.id, 'orders.csv', new Uint8Array(20 * 1024 * 1024 + 1))
    expect(await running.refusal('getFile', { file_id: big.document!.file_id })).toBe('Bad Request: file is too big')
  })

  it('replaces a photo in place with an attached one', async () => {
    const { result } = await photo(pngHeader(10, 10))
    const { message_id } = result as { message_id: number }
    const media = JSON.stringify({ type: 'photo', media: 'attach://new', caption: '<i>七月</i>', parse_mode: 'HTML' })
    const form = { ...asText({ ...chat, message_id }), media, new: new Blob([pngHeader(20, 30)]) }
    expect((await postForm(url('editMessageMedia'), form)).result).toMatchObject({
      message_id,
      photo: [{ width: 20, height: 30 }],
      caption: '七月',
      caption_entities: [{ type: 'italic', offset: 0, length: 2 }],
    })
    const caption = 'x'.repeat(1025)
    expect(await running.refusal('editMessageCaption', { ...chat, message_id, caption })).toBe(
      'Bad Request: message caption is too long',
    )
  })

  it('sends a known file again by its id and refuses an invented one', async () => {
    const sent = running.sandbox.upload(OWNER.id, '订单.csv', new TextEncoder().encode('a,b\n'), '看一下')
    expect(sent).toMatchObject({ caption: '看一下', document: { file_name: '订单.csv', mime_type: 'text/csv' } })
    const again = await running.message('sendDocument', { ...chat, document: sent.document!.file_id })
    expect(again.document).toEqual(sent.document)
    expect(await running.refusal('sendDocument', { ...chat, document: 'BQACinvented' })).toMatch(/wrong remote file/)
  })
})

describe('too many requests', () => {
  it('are refused as often as asked, for the method asked', async () => {
    running.sandbox.flood({ method: 'sendMessage', times: 1, retryAfter: 7 })
    expect((await running.call('getMe')).ok).toBe(true)
    expect(await running.call('sendMessage', { ...chat, text: 'a' })).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
    expect((await running.call('sendMessage', { ...chat, text: 'a' })).ok).toBe(true)
  })
})

function asText(fields: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
}
