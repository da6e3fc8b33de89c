import { measurement, median } from '../measurement.ts'
import type { Aim, PartResult } from '../types.ts'
import type { LoadAnswer, ServerKind } from './protocol.ts'

/** A round of load on one of the servers, how much was handled meanwhile, and how many seconds the rest took. */
export type Round = LoadAnswer & { handled: number; drained: number }

export type Rounds = { full: Record<ServerKind, Round[]>; gentle: Record<ServerKind, Round[]>; sent: number }

/** Updates a second of the gentle rounds: more than a busy shop's managers ever send. */
export const GENTLE_RATE = 300

const LEAST_SHARE = 1 / 3
const LEAST_EMBEDDED = 300
const MOST_MS = 50

/** The rounds as figures. */
export function webhookFigures(kind: 'server' | 'embedded', rounds: Rounds, lostOrTwice: number): PartResult {
  const { full, gentle } = rounds
  const part = 'webhook'
  const most = { of: 'ours', sense: 'at most', limit: MOST_MS } as const
  const enough: Aim =
    kind === 'server'
      ? { of: 'ratio', sense: 'at least', limit: LEAST_SHARE }
      : { of: 'ours', sense: 'at least', limit: LEAST_EMBEDDED }
  return {
    measurements: [
      measurement({
        part,
        what: 'webhook, acknowledgements at full load',
        unit: '/s',
        ours: full.ours.map(perSecond),
        bare: full.bare.map(perSecond),
        aim: enough,
      }),
      measurement({
        part,
        what: 'webhook, 99th percentile at full load',
        unit: 'ms',
        ours: full.ours.map(({ p99 }) => p99),
        bare: full.bare.map(({ p99 }) => p99),
        aim: most,
      }),
      measurement({
        part,
        what: `webhook, 99th percentile at ${GENTLE_RATE} a second`,
        unit: 'ms',
        ours: gentle.ours.map(({ p99 }) => p99),
        bare: gentle.bare.map(({ p99 }) => p99),
        aim: most,
      }),
      measurement({
        part,
        what: 'webhook, updates handled meanwhile',
        unit: '/s',
        ours: full.ours.map(handledPerSecond),
      }),
      measurement({
        part,
        what: 'webhook, updates lost or handled twice',
        unit: 'count',
        ours: [lostOrTwice],
        aim: { of: 'ours', sense: 'at most', limit: 0 },
      }),
    ],
    notes: [
      `Webhook: ${rounds.sent.toLocaleString('en')} updates; medians at full load ${milliseconds(full.ours)} ours, ${milliseconds(full.bare)} bare; ` +
        `what was left after the load was handled within ${median(full.ours.map(({ drained }) => drained)).toFixed(1)} s.`,
    ],
  }
}

function perSecond({ acknowledged, seconds }: Round): number {
  return acknowledged / seconds
}

function handledPerSecond({ handled, seconds }: Round): number {
  return handled / seconds
}

function milliseconds(rounds: Round[]): string {
  return `${median(rounds.map(({ p50 }) => p50)).toFixed(1)} ms`
}
