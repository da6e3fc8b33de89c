import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OWNER, type Running, runSandbox, STRANGER, until } from './support.ts'

type Received = { update_id: number; message?: { text: string; chat: { id: number } } }

let running: Running

beforeEach(async () => {
  running = await runSandbox()
})
afterEach(() => running.stop())

describe('long polling', () => {
  const poll = async (body: Record<string, unknown>) => {
    const answer = await running.call('getUpdates', body)
    return { ...answer, updates: (answer.result ?? []) as Received[] }
  }

  it('waits for an update, repeats it until it is confirmed, then forgets it', async () => {
    const waiting = poll({ timeout: 20 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    running.sandbox.say(OWNER.id, '/start CODE')
    const [update] = (await waiting).updates
    expect(update).toMatchObject({
      message: {
        text: '/start CODE',
        from: { id: OWNER.id, is_bot: false, first_name: '林姐', language_code: 'zh-hans' },
        chat: { id: OWNER.id, type: 'private' },
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      },
    })
    expect((await poll({})).updates).toEqual([update])
    expect((await poll({ offset: update!.update_id + 1 })).updates).toEqual([])
  })

  it('numbers updates upwards and honours limit, negative offset and allowed_updates', async () => {
    for (const text of ['1', '2', '3']) running.sandbox.say(OWNER.id, text)
    const { updates } = await poll({ limit: 2 })
    expect(updates.map((each) => each.message?.text)).toEqual(['1', '2'])
    expect(updates[1]!.update_id).toBeGreaterThan(updates[0]!.update_id)
    expect((await poll({ offset: -1, allowed_updates: ['callback_query'] })).updates).toHaveLength(1)
    running.sandbox.say(OWNER.id, 'not wanted')
    expect((await poll({})).updates.map((each) => each.message?.text)).toEqual(['3'])
  })

  it('ends the first poll with 409 when a second one starts, and refuses polls beside a webhook', async () => {
    const first = poll({ timeout: 20 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    const second = poll({ timeout: 20 })
    expect(await first).toMatchObject({ error_code: 409, description: expect.stringMatching(/terminated by other/) })
    running.sandbox.say(OWNER.id, 'a')
    expect((await second).updates).toHaveLength(1)
    await running.call('setWebhook', { url: 'http://127.0.0.1:9/none' })
    expect(await poll({})).toMatchObject({ error_code: 409, description: expect.stringMatching(/webhook is active/) })
  })
})

describe('closing', () => {
  it('ends a waiting poll and refuses later calls with an error that bots retry', async () => {
    const waiting = running.call('getUpdates', { timeout: 20 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await running.sandbox.close()
    expect(await waiting).toEqual({ ok: true, result: [] })
    expect(await running.call('getMe')).toMatchObject({ error_code: 500 })
  })
})

describe('webhook', () => {
  it('delivers in order per chat, repeats what failed, and does not let one chat hold up another', async () => {
    const log: string[] = []
    let failures = 2
    const hook = await listen((secret, update) => {
      expect(secret).toBe('s3cret')
      const { text, chat } = update.message!
      if (chat.id === OWNER.id && failures > 0) {
        failures -= 1
        return 500
      }
      log.push(text)
      return 200
    })
    try {
      await running.call('setWebhook', { url: hook.url, secret_token: 's3cret' })
      for (const text of ['a1', 'a2', 'a3']) running.sandbox.say(OWNER.id, text)
      running.sandbox.say(STRANGER.id, 'b1')
      await until(() => log.length === 4)
      expect(log[0]).toBe('b1')
      expect(log.slice(1)).toEqual(['a1', 'a2', 'a3'])
      const info = await running.call('getWebhookInfo')
      expect(info.result).toMatchObject({ url: hook.url, pending_update_count: 0 })
    } finally {
      await hook.close()
    }
  })

  it('keeps updates while nobody answers and delivers them when the webhook is set again', async () => {
    await running.call('setWebhook', { url: 'http://127.0.0.1:9/none' })
    running.sandbox.say(OWNER.id, 'kept')
    await expect
      .poll(async () => (await running.call('getWebhookInfo')).result, { timeout: 10_000 })
      .toMatchObject({ pending_update_count: 1, last_error_message: 'Connection failed' })
    const log: string[] = []
    const hook = await listen((_, update) => {
      log.push(update.message!.text)
      return 200
    })
    try {
      await running.call('setWebhook', { url: hook.url })
      await until(() => log.length > 0)
      expect(log).toEqual(['kept'])
    } finally {
      await hook.close()
    }
  })

  it('must be https unless it is on this machine', async () => {
    expect(await running.refusal('setWebhook', { url: 'http://example.com/hook' })).toBe(
      'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    )
  })
})

describe('a pressed button', () => {
  it('reaches the bot and resolves with its answer', async () => {
    const reply_markup = { inline_keyboard: [[{ text: '月', callback_data: 'trend:month' }]] }
    const { message_id } = await running.message('sendMessage', { chat_id: OWNER.id, text: 'a', reply_markup })
    const pressed = running.sandbox.press(OWNER.id, message_id, 'trend:month')
    const [update] = (await running.call('getUpdates')).result as { callback_query: { id: string } }[]
    expect(update).toMatchObject({
      callback_query: {
        data: 'trend:month',
        from: { id: OWNER.id },
        message: { message_id },
        chat_instance: expect.stringMatching(/^\d+$/),
      },
    })
    const callback_query_id = update!.callback_query.id
    await running.call('answerCallbackQuery', { callback_query_id, text: '好的', show_alert: true })
    expect(await pressed).toEqual({ text: '好的', showAlert: true })
  })

  it('cannot be answered under an invented id', async () => {
    expect(await running.refusal('answerCallbackQuery', { callback_query_id: '1' })).toBe(
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    )
  })

  it('of a message that is gone is refused', async () => {
    await expect(running.sandbox.press(OWNER.id, 9999, 'x')).rejects.toThrow('This message is gone.')
  })
})

async function listen(answer: (secret: string | undefined, update: Received) => number) {
  const app = new Hono()
  app.post('/hook', async (c) => {
    const status = answer(c.req.header('x-telegram-bot-api-secret-token'), (await c.req.json()) as Received)
    return new Response(null, { status })
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const starting = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(starting))
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/hook`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
