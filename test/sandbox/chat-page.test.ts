import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bot, InlineKeyboard, InputFile } from 'grammy'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BOT, OWNER, pngHeader, type Running, runSandbox } from './support.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

describe.skipIf(!existsSync(executablePath))('the chat page in Chromium at 390 px', () => {
  let running: Running
  let bot: Bot
  let polling: Promise<void>
  let profile: string
  let browser: BrowserContext
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    running = await runSandbox()
    bot = echoBot(running.root)
    await bot.api.setMyCommands([
      { command: 'start', description: '开始' },
      { command: 'segments', description: '客户分层' },
    ])
    polling = bot.start()
    profile = mkdtempSync(join(tmpdir(), 'chromium-'))
    browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      viewport: { width: 390, height: 844 },
    })
    page = await browser.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    await page.goto(`${running.root}/?user=${OWNER.id}&start=INVITE_1`)
  })
  afterAll(async () => {
    await browser.close()
    await bot.stop()
    await polling
    await running.stop()
    rmSync(profile, { recursive: true, force: true })
  })

  const reply = (text: string) => page.locator('.theirs', { hasText: text })

  async function say(text: string) {
    await page.locator('#text').fill(text)
    await page.locator('#send').click()
  }

  it('offers a Start button that carries the code of a deep link', async () => {
    await page.getByRole('button', { name: '开始', exact: true }).click()
    await reply('code INVITE_1').waitFor()
  })

  it('shows what the user says and what the bot answers, markup as letters', async () => {
    await say('<b>& <script>alert(1)</script>')
    const answer = reply('you said:')
    await answer.waitFor()
    expect(await answer.locator('.text').textContent()).toContain('you said: <b>& <script>alert(1)</script>')
    expect(await answer.locator('strong').textContent()).toBe('you said:')
  })

  it('filters the command menu while typing and sends the chosen command', async () => {
    await page.locator('#text').pressSequentially('/se')
    const options = page.getByRole('option')
    expect(await options.allTextContents()).toEqual(['/segments客户分层'])
    await page.locator('#text').press('Enter')
    await reply('you said: /segments').waitFor()
    expect(await page.locator('#commands').isVisible()).toBe(false)
  })

  it('presses a button, spins until the answer and shows the edit and the toast', async () => {
    await say('/keys')
    const button = page.getByRole('button', { name: '加一' })
    await button.click()
    await page.locator('.key[aria-busy="true"]').waitFor()
    await page.getByRole('status').getByText('已加一').waitFor()
    await reply('count 1').waitFor()
    expect(await page.locator('.key[aria-busy="true"]').count()).toBe(0)
    await page.getByRole('button', { name: '提醒' }).click()
    await page.getByRole('dialog').getByText('请注意').waitFor()
    await page.getByRole('button', { name: '好', exact: true }).click()
  })

  it('uploads a file with a caption and offers the bot’s file for download', async () => {
    await page
      .locator('#file')
      .setInputFiles({ name: '订单.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
    await page.getByPlaceholder('添加说明').fill('七月')
    await page.getByRole('dialog').getByRole('button', { name: '发送' }).click()
    const sent = page.locator('.own .file', { hasText: '订单.csv' })
    await sent.waitFor()
    const returned = page.locator('.theirs .file', { hasText: 'copy.csv' })
    await returned.waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), returned.click()])
    expect(download.suggestedFilename()).toBe('copy.csv')
  })

  it('shows a photo no wider than the phone and opens it large', async () => {
    await bot.api.sendPhoto(OWNER.id, new InputFile(pngHeader(1800, 1040), 'chart.png'), { caption: '图' })
    const photo = page.locator('.photo').last()
    await photo.waitFor()
    expect((await photo.boundingBox())!.width).toBeLessThan(390)
    await photo.click()
    expect(await page.locator('#lightbox').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
  })

  it('needs no sideways scrolling and raises no error', async () => {
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
  })

  it('lets another person speak, in their language', async () => {
    await page.locator('#who').click()
    await page.getByRole('button', { name: /Stranger/ }).click()
    await page.getByRole('button', { name: 'Start', exact: true }).waitFor()
    expect(await page.locator('.message').count()).toBe(0)
  })
})

function echoBot(apiRoot: string): Bot {
  const bot = new Bot(BOT.token, { client: { apiRoot } })
  const keys = () => new InlineKeyboard().text('加一', 'add').text('提醒', 'warn')
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  bot.command('start', (ctx) => ctx.reply(`code ${ctx.match}`))
  bot.command('keys', (ctx) => ctx.reply('count 0', { reply_markup: keys() }))
  bot.callbackQuery('add', async (ctx) => {
    await ctx.editMessageText('count 1', { reply_markup: keys() })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await ctx.answerCallbackQuery('已加一')
  })
  bot.callbackQuery('warn', (ctx) => ctx.answerCallbackQuery({ text: '请注意', show_alert: true }))
  bot.on('message:document', (ctx) => ctx.replyWithDocument(new InputFile(Buffer.from('a,b\n'), 'copy.csv')))
  bot.on('message:text', (ctx) => ctx.reply(`<b>you said:</b> ${escaped(ctx.message.text)}`, { parse_mode: 'HTML' }))
  return bot
}
