import { existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { startTestApp } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

describe.skipIf(!existsSync(executablePath))('the chat in a browser, on a phone', async () => {
  const app = await startTestApp()
  let browser: BrowserContext

  beforeAll(async () => {
    const shop = await makeSource(app.database, { name: '小店' })
    const orders = Array.from({ length: 50 }, (_, n) => ({
      customer: n % 7 === 0 ? '<b>&' : `客${n % 20}`,
      paidAt: `2024-03-${String((n % 28) + 1).padStart(2, '0')} ${String(n % 24).padStart(2, '0')}:00:00`,
      amount: 50 + n,
    }))
    await makeOrders(app.database, shop, orders)
    browser = await chromium.launchPersistentContext(mkdtempSync(join(inject('scratch'), 'chromium-')), {
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      viewport: { width: 390, height: 844 },
    })
  })
  afterAll(() => browser.close())

  test('a manager asks in words, gets a picture, and turns it with a button', async () => {
    const page = await browser.newPage()
    await page.goto(app.url!)
    await page.getByRole('button', { name: '开始' }).click()
    await page.getByText('我是回客').last().waitFor()
    await page.getByRole('combobox').fill('趋势')
    await page.keyboard.press('Enter')
    const picture = page.locator('img').last()
    await picture.waitFor()
    const first = await picture.getAttribute('src')
    await page.getByRole('button', { name: '小时' }).click()
    await expect.poll(() => page.locator('img').last().getAttribute('src'), { timeout: 10_000 }).not.toBe(first)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  })

  test('a customer called <b>& stands there whole', async () => {
    const page = await browser.newPage()
    await page.goto(app.url!)
    await page.getByRole('combobox').fill('画像 <b>&')
    await page.keyboard.press('Enter')
    await page.getByText('<b>&', { exact: true }).last().waitFor()
    expect(await page.locator('b', { hasText: /^&$/ }).count()).toBe(0)
  })

  test('a file dropped on the paper clip is imported, and its message ends as the report', async () => {
    const page = await browser.newPage()
    await page.goto(app.url!)
    const header = '订单ID,商家ID,用户ID,付款日期,使用状态,实付金额,邮费,省份,城市,购买数量'
    const content = `${header}\nS1,m1,新客,2024-04-01 10:00:00,1,60,0,浙江省,杭州市,1\n`
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '四月.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
    const send = page.getByRole('button', { name: /发送/ }).last()
    await send.click()
    await page.getByText('已导入 四月.csv').last().waitFor({ timeout: 20_000 })
  })
})
