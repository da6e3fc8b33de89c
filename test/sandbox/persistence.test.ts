import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { OWNER, runSandbox } from './support.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sandbox-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

it('comes back with messages, edits, files, commands and undelivered updates', async () => {
  const first = await runSandbox(directory)
  const sent = first.sandbox.upload(OWNER.id, '订单.csv', new TextEncoder().encode('a,b\n'))
  const { message_id } = await first.message('sendMessage', { chat_id: OWNER.id, text: '1' })
  await first.message('editMessageText', { chat_id: OWNER.id, message_id, text: '2' })
  const gone = await first.message('sendMessage', { chat_id: OWNER.id, text: 'gone' })
  await first.call('deleteMessage', { chat_id: OWNER.id, message_id: gone.message_id })
  await first.call('setMyCommands', { commands: [{ command: 'start', description: '开始' }] })
  const before = first.sandbox.messages(OWNER.id)
  const updates = (await first.call('getUpdates')).result
  await first.stop()

  const second = await runSandbox(directory)
  expect(second.sandbox.messages(OWNER.id)).toEqual(before)
  expect(new TextDecoder().decode(second.sandbox.file(sent.document!.file_id)!.bytes)).toBe('a,b\n')
  expect((await second.call('getUpdates')).result).toEqual(updates)
  expect((await second.call('getMyCommands')).result).toEqual([{ command: 'start', description: '开始' }])
  const next = await second.message('sendMessage', { chat_id: OWNER.id, text: 'new' })
  expect(next.message_id).toBe(gone.message_id + 1)
  await second.stop()
})

it('survives a last line cut short by a crash', async () => {
  const first = await runSandbox(directory)
  first.sandbox.say(OWNER.id, 'whole')
  await first.stop()
  appendFileSync(join(directory, 'journal.jsonl'), '{"kind":"message","message":{"message_id":2,"te')
  const second = await runSandbox(directory)
  expect(second.sandbox.messages(OWNER.id).map((message) => message.text)).toEqual(['whole'])
  second.sandbox.say(OWNER.id, 'after')
  await second.stop()
  const third = await runSandbox(directory)
  expect(third.sandbox.messages(OWNER.id).map((message) => message.text)).toEqual(['whole', 'after'])
  await third.stop()
})

it('gives no update the id of an earlier sandbox that kept nothing', async () => {
  const ids: number[] = []
  for (const text of ['a', 'b']) {
    const running = await runSandbox()
    running.sandbox.say(OWNER.id, text)
    ids.push(...((await running.call('getUpdates')).result as { update_id: number }[]).map((each) => each.update_id))
    await running.stop()
  }
  expect(ids[1]).toBeGreaterThan(ids[0]!)
})
