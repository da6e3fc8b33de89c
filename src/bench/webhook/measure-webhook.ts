import { openDatabase } from '../../db/index.ts'
import { type Child, startChild } from '../child.ts'
import type { BenchContext, PartResult } from '../types.ts'
import {
  botId,
  type LoadAnswer,
  type LoadQuestion,
  type ServerAnswer,
  type ServerKind,
  type ServerQuestion,
} from './protocol.ts'
import { GENTLE_RATE, type Round, type Rounds, webhookFigures } from './webhook-figures.ts'

type Server = Child<ServerQuestion, ServerAnswer> & { port: number; kind: ServerKind }
type Loader = Child<LoadQuestion, LoadAnswer>

const WARM_UP_SECONDS = 1

/** Acknowledgements of the real web app, updates being handled meanwhile, beside a bare handler that makes one insert. */
export async function measureWebhook(context: BenchContext): Promise<PartResult> {
  const { scratch } = context
  const settings = await scratch.create()
  // The embedded database runs in this process, as it would beside the web app: in a thread of its own.
  const database = await openDatabase(settings, scratch.logger)
  const children: Child<never, unknown>[] = []
  try {
    const loader: Loader = keep(startChild<LoadQuestion, LoadAnswer>('src/bench/webhook/load-child.ts'))
    const { port } = await loader.ask({ ask: 'stub' })
    const start = async (kind: ServerKind): Promise<Server> => {
      const child = keep(startChild<ServerQuestion, ServerAnswer>('src/bench/webhook/server-child.ts'))
      const answer = await child.ask({ ask: 'listen', kind, settings, botApi: `http://127.0.0.1:${port}` })
      return { ...child, port: answer.port, kind }
    }
    const servers = [await start('bare'), await start('ours')]
    const rounds = await allRounds(context, loader, servers)
    return webhookFigures(scratch.kind, rounds, await lostOrTwice(rounds.sent, servers[1]!))
  } finally {
    for (const child of children) await child.stop()
    await database.close()
    await scratch.drop(settings)
  }

  function keep<C extends Child<never, unknown>>(child: C): C {
    children.push(child)
    return child
  }

  /** Every acknowledged update must stand in the inbox, done, and have been handled once. */
  async function lostOrTwice(sent: number, server: Server): Promise<number> {
    const { handled, twice } = await server.ask({ ask: 'drain' })
    const [inbox] = await database.client<{ done: number }[]>`
      select count(*)::int as done from inbox
      where bot_id = ${botId} and done_at is not null and error is null and attempts = 1`
    return Math.max(sent - handled, sent - inbox!.done) + twice
  }
}

async function allRounds({ sizes, onStep }: BenchContext, loader: Loader, servers: Server[]): Promise<Rounds> {
  const rounds: Rounds = { full: { ours: [], bare: [] }, gentle: { ours: [], bare: [] }, sent: 0 }
  let firstId = 1
  for (let round = 0; round <= sizes.webhookRounds; round++) {
    onStep(round === 0 ? 'webhook: warming up' : `webhook ${round} of ${sizes.webhookRounds}`)
    for (const rate of [null, GENTLE_RATE]) {
      // Taken in turns first and second, so that neither always comes when the machine is quieter.
      for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
        const seconds = round === 0 ? Math.min(WARM_UP_SECONDS, sizes.webhookSeconds) : sizes.webhookSeconds
        const done = await oneRound(loader, server, { seconds, connections: sizes.webhookConnections, firstId, rate })
        firstId += done.acknowledged + done.refused
        if (server.kind === 'ours') rounds.sent += done.acknowledged
        if (round > 0) rounds[rate === null ? 'full' : 'gentle'][server.kind].push(done)
      }
    }
  }
  return rounds
}

type Load = Omit<Extract<LoadQuestion, { ask: 'load' }>, 'ask' | 'port'>

async function oneRound(loader: Loader, server: Server, load: Load): Promise<Round> {
  const before = await server.ask({ ask: 'handled' })
  const answer = await loader.ask({ ask: 'load', port: server.port, ...load })
  const meanwhile = await server.ask({ ask: 'handled' })
  const began = performance.now()
  await server.ask({ ask: 'drain' })
  const drained = (performance.now() - began) / 1000
  return { ...answer, handled: meanwhile.handled - before.handled, drained }
}
