import { setTimeout as sleep } from 'node:timers/promises'
import { quantile } from '../measurement.ts'
import { openKeepAlive } from './keep-alive.ts'
import { type LoadAnswer, type LoadQuestion, people, webhookPath, webhookSecret } from './protocol.ts'

type Load = Extract<LoadQuestion, { ask: 'load' }>

/** Posts made-up updates over kept-alive connections for a while and waits for every answer. */
export async function offerUpdates(load: Load): Promise<Omit<LoadAnswer, 'port'>> {
  const latencies: number[] = []
  const began = performance.now()
  const until = began + load.seconds * 1000
  let next = 0
  let refused = 0
  let lastAnswer = began

  async function connection() {
    const line = await openKeepAlive(load.port)
    for (;;) {
      const index = next
      const due = load.rate === null ? performance.now() : began + (1000 * index) / load.rate
      if (due >= until) break
      next++
      if (load.rate !== null && due > performance.now()) await sleep(due - performance.now())
      const status = await line.post(webhookPath, updateJson(load.firstId + index), secretHeader)
      lastAnswer = performance.now()
      if (status === 200) latencies.push(lastAnswer - due)
      else refused++
    }
    line.close()
  }

  await Promise.all(Array.from({ length: load.connections }, connection))
  return {
    acknowledged: latencies.length,
    refused,
    seconds: (lastAnswer - began) / 1000,
    p50: latencies.length === 0 ? Number.POSITIVE_INFINITY : quantile(latencies, 0.5),
    p99: latencies.length === 0 ? Number.POSITIVE_INFINITY : quantile(latencies, 0.99),
  }
}

const secretHeader = `x-telegram-bot-api-secret-token: ${webhookSecret}\r\n`

/** As large as Telegram's own for a short command. */
function updateJson(id: number): string {
  const who = 1_000_000 + (id % people)
  const from = { id: who, is_bot: false, first_name: '小明', username: `user_${who}`, language_code: 'zh-hans' }
  return JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      from,
      chat: { id: who, first_name: from.first_name, username: from.username, type: 'private' },
      date: 1_790_000_000,
      text: '/portrait 笑嘻佳',
      entities: [{ offset: 0, length: 9, type: 'bot_command' }],
    },
  })
}
