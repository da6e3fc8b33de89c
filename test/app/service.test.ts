import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, afterEach, expect, inject, test } from 'vitest'
import { sandboxPeople } from '../../src/app/sandbox-bot.ts'
import { createLogger } from '../../src/logger.ts'
import { builtEntry } from '../../src/package-root.ts'
import { createSandbox } from '../../src/sandbox/index.ts'
import { testDatabaseSettings } from '../support/database.ts'

/** A Bot API server that is not the program's own, as Telegram is not. */
const bot = { id: 4242, token: `4242:${'t'.repeat(35)}`, username: 'elsewhere_bot', firstName: 'Elsewhere' }
const telegram = createSandbox({
  bot,
  users: Object.values(sandboxPeople),
  directory: null,
  logger: createLogger('fatal', 2),
})
const server = serve({ fetch: telegram.app.fetch, hostname: '127.0.0.1', port: 0 })
await once(server, 'listening')
const apiRoot = `http://127.0.0.1:${(server.address() as { port: number }).port}`
const database = await testDatabaseSettings()
const processes: ChildProcess[] = []

afterEach(() => {
  for (const child of processes.splice(0)) child.kill('SIGKILL')
})
afterAll(async () => {
  await telegram.close()
  server.close()
})

/** Starts the built program. @returns its process and what it has logged so far */
function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, [builtEntry('src/main.ts')], {
    cwd: mkdtempSync(join(inject('scratch'), 'service-')),
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      ...(database.url ? { DATABASE_URL: database.url } : { DATA_DIR: join(database.directory, '..') }),
      ...settings,
    },
  })
  processes.push(child)
  const said = { text: '' }
  child.stdout.on('data', (data) => {
    said.text += data
  })
  child.stderr.on('data', (data) => {
    said.text += data
  })
  return { child, said }
}

function answersTo(userId: number): string[] {
  return telegram
    .messages(userId)
    .filter(({ from }) => from.is_bot)
    .map(({ text, caption }) => text ?? caption ?? '')
}

test('a wrong setting stops the start with one message that lists every fault', async () => {
  const { child, said } = start({ PORT: 'many', BOT_TOKEN: 'secret-but-wrong', TIME_ZONE: 'Mars' })
  expect((await once(child, 'exit'))[0]).toBe(1)
  for (const name of ['PORT', 'BOT_TOKEN', 'TIME_ZONE']) expect(said.text).toContain(`${name}:`)
  expect(said.text).not.toContain('secret-but-wrong')
})

test('the bot lives on any Bot API server: owner by the code in the log, questions by polling, an end on SIGTERM', async () => {
  const { child, said } = start({ BOT_TOKEN: bot.token, TELEGRAM_API_ROOT: apiRoot })
  await expect.poll(() => said.text, { timeout: 30_000 }).toContain('"ready"')
  const code = /\/start ([\w-]+)/.exec(said.text)?.[1]
  const { owner, stranger } = sandboxPeople
  telegram.say(stranger.id, '/overview')
  await expect.poll(() => answersTo(stranger.id), { timeout: 10_000 }).toEqual([expect.stringContaining('受邀')])
  telegram.say(owner.id, `/start ${code}`)
  await expect.poll(() => answersTo(owner.id), { timeout: 10_000 }).toEqual([expect.stringContaining('店主')])
  telegram.say(owner.id, '/jobs')
  await expect.poll(() => answersTo(owner.id).length, { timeout: 10_000 }).toBe(2)
  expect(said.text).not.toContain(bot.token)
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
})

test('a question that was taken when the process was killed is answered by the next one', async () => {
  const first = start({ BOT_TOKEN: bot.token, TELEGRAM_API_ROOT: apiRoot })
  await expect.poll(() => first.said.text, { timeout: 30_000 }).toContain('"ready"')
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  const before = answersTo(sandboxPeople.owner.id).length
  telegram.say(sandboxPeople.owner.id, '/help')
  const second = start({ BOT_TOKEN: bot.token, TELEGRAM_API_ROOT: apiRoot })
  await expect.poll(() => answersTo(sandboxPeople.owner.id).length, { timeout: 40_000 }).toBe(before + 1)
  second.child.kill('SIGTERM')
  expect((await once(second.child, 'exit'))[0]).toBe(0)
})

test.skipIf(inject('server') === null)('web and worker are two processes on one database', async () => {
  const settings = { BOT_TOKEN: bot.token, TELEGRAM_API_ROOT: apiRoot }
  const web = start({ ...settings, ROLE: 'web' })
  const worker = start({ ...settings, ROLE: 'worker' })
  for (const { said } of [web, worker]) await expect.poll(() => said.text, { timeout: 30_000 }).toContain('"ready"')
  const url = /"url":"(http[^"]+)"/.exec(web.said.text)?.[1]
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('huike_updates_total')
  for (const { child } of [web, worker]) {
    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
  }
})
