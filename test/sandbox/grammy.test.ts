import { Bot, GrammyError, InlineKeyboard, InputFile, InputMediaBuilder } from 'grammy'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BOT, OWNER, pngHeader, type Running, runSandbox, STRANGER, until } from './support.ts'

let running: Running
let bot: Bot
let polling: Promise<void>

beforeAll(async () => {
  running = await runSandbox()
  bot = new Bot(BOT.token, { client: { apiRoot: running.root } })
  bot.command('start', (ctx) =>
    ctx.reply(`start ${ctx.match}`, { reply_markup: new InlineKeyboard().text('+1', 'add') }),
  )
  bot.callbackQuery('add', async (ctx) => {
    await ctx.editMessageText('added')
    await ctx.answerCallbackQuery('ok')
  })
  bot.on('message:document', async (ctx) => {
    const file = await ctx.getFile()
    const response = await fetch(`${running.root}/file/bot${BOT.token}/${file.file_path}`)
    await ctx.replyWithDocument(new InputFile(Buffer.from(await response.arrayBuffer()), '退回 的.csv'))
  })
  polling = bot.start({ drop_pending_updates: true })
  await until(() => bot.isInited())
})
afterAll(async () => {
  await bot.stop()
  await polling
  await running.stop()
})

const last = (chatId: number) => running.sandbox.messages(chatId).at(-1)

it('a grammY bot answers a command, edits on a button and answers the press', async () => {
  running.sandbox.say(OWNER.id, '/start CODE_1')
  await until(() => last(OWNER.id)?.text === 'start CODE_1')
  const { message_id } = last(OWNER.id)!
  expect(await running.sandbox.press(OWNER.id, message_id, 'add')).toEqual({ text: 'ok', showAlert: false })
  expect(last(OWNER.id)).toMatchObject({ message_id, text: 'added' })
})

it('files go both ways, with Chinese names, through grammY’s own multipart', async () => {
  const bytes = new TextEncoder().encode('用户名,金额\n笑嘻佳,12.5\n')
  running.sandbox.upload(STRANGER.id, '订单.csv', bytes)
  await until(() => last(STRANGER.id)?.from.is_bot === true)
  const { document } = last(STRANGER.id)!
  expect(document).toMatchObject({ file_name: '退回 的.csv', mime_type: 'text/csv', file_size: bytes.byteLength })
  expect(Buffer.from(running.sandbox.file(document!.file_id)!.bytes)).toEqual(Buffer.from(bytes))
})

it('photos are sent, replaced and captioned', async () => {
  const sent = await bot.api.sendPhoto(OWNER.id, new InputFile(pngHeader(640, 480), 'a.png'), { caption: 'a' })
  const media = InputMediaBuilder.photo(new InputFile(pngHeader(320, 200), 'b.png'), { caption: 'b' })
  const edited = await bot.api.editMessageMedia(OWNER.id, sent.message_id, media)
  expect(edited).toMatchObject({ message_id: sent.message_id, caption: 'b', photo: [{ width: 320, height: 200 }] })
  const group = await bot.api.sendMediaGroup(OWNER.id, [media, media])
  expect(group).toHaveLength(2)
})

it('a flood reaches grammY as an error with retry_after', async () => {
  running.sandbox.flood({ method: 'sendMessage', times: 1, retryAfter: 3 })
  const error = await bot.api.sendMessage(OWNER.id, 'a').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(GrammyError)
  expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 3 } })
})

it('commands are kept per language and scope', async () => {
  const zh = [{ command: 'start', description: '开始' }]
  await bot.api.setMyCommands(zh, { language_code: 'zh', scope: { type: 'all_private_chats' } })
  expect(await bot.api.getMyCommands({ language_code: 'zh', scope: { type: 'all_private_chats' } })).toEqual(zh)
  expect(await bot.api.getMyCommands()).toEqual([])
  await expect(bot.api.setMyCommands([{ command: 'Große', description: 'x' }])).rejects.toThrow('BOT_COMMAND_INVALID')
})
