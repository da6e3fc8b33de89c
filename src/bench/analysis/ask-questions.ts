import { listSources } from '../../analysis/sources.ts'
import { weeklySummary } from '../../analysis/weekly/index.ts'
import type { Database } from '../../db/index.ts'
import { createFormat, translator } from '../../i18n/index.ts'
import { questions } from '../../questions/index.ts'
import { weeklyReport } from '../../reports/weekly/weekly.ts'
import { measurement, timed } from '../measurement.ts'
import type { BenchContext, Measurement } from '../types.ts'
import { askedQuestions } from './asked-questions.ts'
import type { BenchShop } from './bench-shops.ts'

type Asked = Pick<BenchShop, 'name' | 'runs' | 'aims'> & { sourceId: number; dayAfter: string }

/** Every question with its main views, and the weekly report: from the question to text and figures, without the picture. */
export async function askQuestions(
  database: Database,
  { config, onStep }: BenchContext,
  { sourceId, dayAfter, name, runs, aims }: Asked,
): Promise<Measurement[]> {
  const source = (await listSources(database)).find(({ id }) => id === sourceId)!
  const voice = { t: translator(config.language), format: createFormat(config.language, source.currency) }
  const ways = askedQuestions.flatMap(([question, views]) => views.map((said) => ({ question, said })))
  const measurements: Measurement[] = []
  for (const { question, said } of ways) {
    const { answer } = questions.find((candidate) => candidate.name === question)!
    await time(`/${question} ${said}`.trim(), async () => {
      const found = await answer(database, source, said)
      if (found === null) throw new Error(`/${question} found no orders`)
      found.report(voice)
    })
  }
  await time('weekly report', async () => {
    const summary = await weeklySummary(database, { sourceId: source.id, before: dayAfter })
    if (summary) weeklyReport(summary, voice)
  })
  return measurements

  async function time(what: string, work: () => Promise<void>) {
    onStep(`${name}: ${what}`)
    const ours: number[] = []
    for (let run = 0; run < runs; run++) ours.push(await timed(work))
    const aim = aims ? ({ of: 'ours', sense: 'at most', limit: aims.answer } as const) : undefined
    measurements.push(measurement({ part: 'analysis', what: `${name}: ${what}`, unit: 's', ours, aim }))
  }
}
