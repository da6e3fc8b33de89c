import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OWNER, postForm, type Running, runSandbox } from './support.ts'

let running: Running

beforeAll(async () => {
  running = await runSandbox()
})
afterAll(() => running.stop())

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  running.sandbox.app.request(`http://localhost${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

describe('the chat page', () => {
  it('is served whole from the program, under a policy that allows nothing else', async () => {
    const page = await fetch(running.root)
    const html = await page.text()
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]!)
    expect(parts.length).toBeGreaterThan(4)
    for (const part of parts) expect((await fetch(running.root + part)).status, part).toBe(200)
    expect(html).not.toMatch(/https?:\/\//)
  })

  it('never writes HTML from a string', async () => {
    const names = [
      'main',
      'dom',
      'entities',
      'message-view',
      'keyboard-view',
      'timeline',
      'people',
      'composer',
      'dialogs',
    ]
    for (const name of names) {
      const source = await (await fetch(`${running.root}/sandbox/page/${name}.js`)).text()
      expect(source, name).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/)
    }
  })

  it('serves no file outside its folder', async () => {
    for (const path of ['..%2findex.ts', '%2e%2e/index.ts', 'index.ts', 'none.js']) {
      expect((await fetch(`${running.root}/sandbox/page/${path}`)).status, path).toBe(404)
    }
  })
})

describe('the page’s routes', () => {
  it('give the state of a user: messages, commands in their language, description, people', async () => {
    running.sandbox.say(OWNER.id, 'hello')
    await running.call('setMyCommands', { commands: [{ command: 'help', description: 'Help' }] })
    await running.call('setMyCommands', { commands: [{ command: 'help', description: '帮助' }], language_code: 'zh' })
    await running.call('setMyDescription', { description: '客户分析员' })
    const state = await (await fetch(`${running.root}/sandbox/state?user=${OWNER.id}`)).json()
    expect(state).toMatchObject({
      user: OWNER,
      messages: [{ text: 'hello' }],
      commands: [{ command: 'help', description: '帮助' }],
      description: '客户分析员',
      blocked: false,
    })
    expect(JSON.stringify(state)).not.toContain('test-token')
  })

  it('refuse a foreign host name and a foreign origin', async () => {
    const body = { user: OWNER.id, text: 'x' }
    expect((await post('/sandbox/say', body, { host: 'evil.example' })).status).toBe(403)
    expect((await post('/sandbox/say', body, { host: 'localhost:3000', origin: 'https://evil.example' })).status).toBe(
      403,
    )
    const own = { host: 'localhost:3000', origin: 'http://localhost:3000' }
    expect((await post('/sandbox/say', body, own)).status).toBe(200)
  })

  it('take a file and give it back as a download that no browser would run', async () => {
    const fields = { user: String(OWNER.id), caption: '七月', file: new Blob(['<script>alert(1)</script>']) }
    const { message } = (await postForm(`${running.root}/sandbox/upload`, fields, {
      file: '报告.html',
    })) as unknown as {
      message: { document: { file_id: string }; caption: string }
    }
    expect(message).toMatchObject({ caption: '七月', document: { file_name: '报告.html' } })
    const file = await fetch(`${running.root}/sandbox/file/${message.document.file_id}`)
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('explain a refusal in one sentence', async () => {
    const response = await post('/sandbox/say', { user: OWNER.id, text: '  ' })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: 'A message needs text.' })
    expect((await post('/sandbox/say', { user: 'x' })).status).toBe(400)
  })

  it('stream new, edited and deleted messages as they happen', async () => {
    const stream = await fetch(`${running.root}/sandbox/events?user=${OWNER.id}`)
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    let received = (await reader.read()).value ?? ''
    const { message_id } = await running.message('sendMessage', { chat_id: OWNER.id, text: '0 %' })
    await running.call('editMessageText', { chat_id: OWNER.id, message_id, text: '100 %' })
    await running.call('sendChatAction', { chat_id: OWNER.id, action: 'upload_photo' })
    await running.call('deleteMessage', { chat_id: OWNER.id, message_id })
    while (!received.includes('"deleted"')) received += (await reader.read()).value ?? ''
    await reader.cancel()
    const kinds = [...received.matchAll(/"type":"(message|action|deleted)"/g)].map((match) => match[1])
    expect(kinds).toEqual(['message', 'message', 'action', 'deleted'])
    expect(received).toContain('100 %')
  })
})
