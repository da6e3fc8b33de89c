import { startChild } from '../child.ts'
import { measurement } from '../measurement.ts'
import type { DatabaseSettings } from '../scratch.ts'
import type { Aim, Measurement } from '../types.ts'
import type { AnalysisAnswer, AnalysisQuestion } from './analysis-child.ts'
import type { BenchShop } from './bench-shops.ts'

const MOST_MEGABYTES = 600

/** Everything of a shop computed anew, so many times, each in a process of its own. */
export async function recomputeShop(
  settings: DatabaseSettings,
  { sourceId, name, runs, aims }: Pick<BenchShop, 'name' | 'runs' | 'aims'> & { sourceId: number },
): Promise<{ seconds: number[]; measurements: Measurement[] }> {
  const answers: AnalysisAnswer[] = []
  for (let run = 0; run < runs; run++) {
    const child = startChild<AnalysisQuestion, AnalysisAnswer>('src/bench/analysis/analysis-child.ts')
    try {
      answers.push(await child.ask({ settings, sourceId }))
    } finally {
      await child.stop()
    }
  }
  const figure = (what: string, unit: 's' | 'MB' | 'ms', of: keyof AnalysisAnswer, limit: number | null) => {
    const aim = limit === null ? undefined : ({ of: 'ours', sense: 'at most', limit } satisfies Aim)
    return measurement({ part: 'analysis', what: `${name}: ${what}`, unit, ours: answers.map((a) => a[of]), aim })
  }
  return {
    seconds: answers.map((answer) => answer.seconds),
    measurements: [
      figure('computing everything', 's', 'seconds', aims?.everything ?? null),
      figure('its peak of resident memory', 'MB', 'peakMegabytes', aims && MOST_MEGABYTES),
      // No aim: on a busy machine the process itself waits for its turn.
      figure('its longest hold of the event loop', 'ms', 'longestHold', null),
    ],
  }
}
