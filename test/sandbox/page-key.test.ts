import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OWNER, type Running, runSandbox } from './support.ts'

const KEY = 'key-of-the-test'
let running: Running

beforeAll(async () => {
  running = await runSandbox(null, KEY)
})
afterAll(() => running.stop())

const get = (path: string, cookie?: string) =>
  fetch(running.root + path, cookie === undefined ? {} : { headers: { cookie } })

const say = (headers: Record<string, string>) =>
  fetch(`${running.root}/sandbox/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ user: OWNER.id, text: 'give me everything' }),
  })

describe('a sandbox with a key', () => {
  it('keeps out whoever has no key or a wrong one, and tells what to do in both languages', async () => {
    for (const path of ['/', '/?key=', '/?key=wrong', `/?key=${KEY}x`]) {
      const page = await get(path)
      expect(page.status, path).toBe(401)
      expect(page.headers.get('set-cookie')).toBeNull()
      const html = await page.text()
      expect(html).toContain('请用启动日志里带 key 的完整网址打开')
      expect(html).toContain('Please open this chat by the full address')
      expect(html).not.toContain(KEY)
    }
    const routes = ['state', 'events?user=1001', 'file/1', 'page/main.js', 'page/icon.svg', 'no-such-route']
    for (const route of routes) expect((await get(`/sandbox/${route}`)).status, route).toBe(401)
    expect((await get('/sandbox/state', 'sandbox_key=wrong')).status).toBe(401)
    const refused = await say({})
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ error: expect.stringContaining('Please open') })
    expect(running.sandbox.messages(OWNER.id)).toEqual([])
  })

  it('lets in whoever has it, from then on by a cookie for this site alone', async () => {
    const page = await get(`/?key=${KEY}&user=${OWNER.id}`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('/sandbox/page/main.js')
    const [cookie, ...attributes] = page.headers.get('set-cookie')!.split('; ')
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict'])
    for (const path of ['/', '/sandbox/state', '/sandbox/page/main.js']) {
      expect((await get(path, cookie)).status, path).toBe(200)
    }
    expect((await say({ cookie: cookie! })).status).toBe(200)
  })

  it('may be called by any name, and refuses other sites even so', async () => {
    expect(await statusAs({ host: 'shop.example:3000', cookie: `sandbox_key=${KEY}` })).toBe(200)
    expect((await say({ cookie: `sandbox_key=${KEY}`, origin: 'https://evil.example' })).status).toBe(403)
  })

  it('leaves the Bot API to its token', async () => {
    expect(await running.call('getMe')).toMatchObject({ ok: true })
  })

  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  it.skipIf(!existsSync(executablePath))('opens in Chromium and takes the key out of the address', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    try {
      const page = await browser.newPage()
      await page.goto(`${running.root}/?key=${KEY}&user=${OWNER.id}`)
      await page.getByText('give me everything').first().waitFor()
      expect(page.url()).toBe(`${running.root}/?user=${OWNER.id}`)
      await page.reload()
      await page.getByText('give me everything').first().waitFor()
    } finally {
      await browser.close()
      rmSync(profile, { recursive: true, force: true })
    }
  })
})

/** The status of the page's state asked for under another Host, which `fetch` does not let one name. */
function statusAs(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asking = request(`${running.root}/sandbox/state`, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asking.on('error', reject).end()
  })
}
