import type { BgNbd } from './bg-nbd.ts'
import { logGauss2F1 } from './gauss-hypergeometric.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import type { RepeatEvents } from './repeat-events.ts'

/** Per unit, in the order of the data: the chance of not having dropped out, and the events expected in each horizon. */
export type Expectations = { active: Float64Array; expected: Float64Array[] }

/** Expectations of every unit after its observation. What is the same for equal counts and times is computed once. */
export function expectEvents(model: BgNbd, data: RepeatEvents, horizons: readonly number[]): Expectations {
  const { events, last, observed } = data
  const active = new Float64Array(events.length)
  const expected = horizons.map(() => new Float64Array(events.length))
  const ifActive = rememberPairs((x, time) => horizons.map((horizon) => expectedIfActive(model, x, time, horizon)))
  for (let i = 0; i < events.length; i++) {
    const [x, time] = [events[i]!, observed[i]!]
    active[i] = activeProbability(model, x, last[i]!, time)
    const each = ifActive(x, time)
    for (let h = 0; h < horizons.length; h++) expected[h]![i] = active[i]! * each[h]!
  }
  return { active, expected }
}

/**
 * The chance that a unit has not dropped out (Fader, Hardie and Lee 2008, "Computing P(alive) using the BG/NBD model").
 * It is 1 without further events, for the model lets units drop out right after one only.
 */
export function activeProbability({ r, alpha, a, b }: BgNbd, events: number, last: number, observed: number): number {
  if (events === 0) return 1
  const odds = Math.log(a / (b + events - 1)) + (r + events) * Math.log((alpha + observed) / (alpha + last))
  return 1 / (1 + Math.exp(odds))
}

/**
 * The events expected within `horizon` after the observation of a unit that is still active; with no events and no
 * observation it is a new one. It equals eq. 10 of Fader, Hardie and Lee (2005) without the factor P(alive),
 *
 *   (a+b+x−1)/(a−1) · [1 − ((α+T)/(α+T+t))^(r+x) ₂F₁(r+x, b+x; a+b+x−1; t/(α+T+t))],
 *
 * whose quotient is 0/0 at a = 1 and at a + b + x = 1. Its derivative in t has no such places:
 * (r+x)/(α+T) ₂F₁(r+x+1, a; a+b+x; −t/(α+T)), which by Pfaff's transformation is a series in v = t/(α+T+t). It is
 * integrated over u = ln(1 + t/(α+T)), in which it is smooth.
 */
export function expectedIfActive({ r, alpha, a, b }: BgNbd, events: number, observed: number, horizon: number): number {
  const shape = r + events
  const end = Math.log1p(horizon / (alpha + observed))
  let sum = 0
  for (let i = 0; i < nodes.length; i++) {
    const u = (end * (nodes[i]! + 1)) / 2
    // dt = (α + T) eᵘ du, and Pfaff's factor is e^(−u (r + x + 1)).
    const log = -u * shape + logGauss2F1(shape + 1, b + events, a + b + events, -Math.expm1(-u))
    sum += weights[i]! * Math.exp(log)
  }
  return (shape * end * sum) / 2
}

const { nodes, weights } = gaussLegendre(20)

function rememberPairs<Value>(compute: (a: number, b: number) => Value): (a: number, b: number) => Value {
  const known = new Map<number, Map<number, Value>>()
  return (a, b) => {
    const row = known.get(a) ?? new Map<number, Value>()
    known.set(a, row)
    const found = row.get(b) ?? compute(a, b)
    row.set(b, found)
    return found
  }
}
