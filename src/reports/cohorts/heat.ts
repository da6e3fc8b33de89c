import type { HeatmapRow, Picture } from '../../../charts/index.ts'
import { type CohortHeat, SMALL_COHORT } from '../../analysis/cohorts/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Report, ReportTable, Voice } from '../report.ts'
import { pValue, shareAndInterval, spikeSentences } from './words.ts'

/** Latest cohorts that a picture has room for: a year and the month in which it began. */
const DRAWN_COHORTS = 13

/** Months after the first purchase whose mean is said in words. */
const NAMED_MONTHS = [1, 2, 3]

/** First-purchase months against the months since. */
export function heatReport(heat: CohortHeat, voice: Voice): Report {
  const title = voice.t('cohorts-heat-title')
  return {
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'text',
        text: [...averages(heat, voice), ...comparison(heat, voice), ...spikeSentences(heat.spikes, voice)].join('\n'),
      },
      { kind: 'text', text: [...caveats(heat, voice), voice.t('cohorts-definition')].join('\n') },
      factsNote(heat.source, heat.source, voice),
    ],
    picture: picture(title, heat, voice),
    table: table(heat),
  }
}

function averages(heat: CohortHeat, voice: Voice): string[] {
  const { t } = voice
  const named = heat.averages.filter(({ since }) => NAMED_MONTHS.includes(since))
  if (named.length === 0) return [t('cohorts-heat-short')]
  const parts = named.map((mean, index) =>
    t(index === 0 ? 'cohorts-heat-average' : 'cohorts-heat-average-next', {
      month: String(mean.since),
      ...shareAndInterval(mean, voice),
    }),
  )
  const sentences = [parts.join(t('cohorts-heat-separator')) + t('cohorts-heat-end')]
  const fresh = heat.averagesOfNew.find(({ since }) => since === 1)
  if (fresh) {
    const month = heat.source.from.slice(0, 7)
    sentences.push(t('cohorts-heat-begun', { month, share: shareAndInterval(fresh, voice).share }))
  }
  return sentences
}

function comparison({ comparison, cohorts }: CohortHeat, voice: Voice): string[] {
  const { t } = voice
  if (!comparison) return cohorts.length > 1 ? [t('cohorts-heat-no-comparison')] : []
  const { best, rest, months, p } = comparison
  const values = {
    months,
    month: best.month,
    ...shareAndInterval(best, voice),
    rest: shareAndInterval(rest, voice).share,
    p: pValue(p, voice),
  }
  return [t(p < 0.05 ? 'cohorts-heat-best' : 'cohorts-heat-alike', values)]
}

function caveats({ cohorts, incompleteMonth, source }: CohortHeat, { t, format }: Voice): string[] {
  const sentences: string[] = []
  if (incompleteMonth) {
    sentences.push(t('cohorts-heat-incomplete', { month: incompleteMonth, day: format.day(source.to) }))
  }
  const small = cohorts.filter(({ customers }) => customers < SMALL_COHORT).length
  if (small > 0) sentences.push(t('cohorts-heat-small', { count: small, least: SMALL_COHORT }))
  if (cohorts.length > DRAWN_COHORTS) {
    sentences.push(t('cohorts-heat-latest', { count: DRAWN_COHORTS, all: cohorts.length }))
  }
  return sentences
}

function picture(title: string, heat: CohortHeat, voice: Voice): Picture {
  const { t, format } = voice
  const drawn = heat.cohorts.slice(-DRAWN_COHORTS)
  const columns = Math.min(DRAWN_COHORTS, Math.max(...drawn.map(({ cells }) => cells.length)))
  const rows = drawn.map(
    ({ month, customers, cells }): HeatmapRow => ({
      label: month,
      size: format.count(customers),
      cells: cells.map(({ share, complete }) => ({ value: share, partial: !complete })),
    }),
  )
  const means = Array.from({ length: columns }, (_, since) => heat.averages.find((mean) => mean.since === since))
  return {
    chart: 'heatmap',
    ...pictureFrame(title, heat.source, heat.source, voice),
    headings: { row: t('cohorts-heat-row'), size: t('cohorts-heat-size'), columns: t('cohorts-heat-columns') },
    columns: Array.from({ length: columns }, (_, since) =>
      since === 0 ? t('cohorts-heat-same-month') : String(since),
    ),
    rows,
    summary:
      heat.cohorts.length < 2
        ? null
        : {
            label: t('cohorts-heat-mean'),
            size: format.count(heat.customers),
            cells: means.map((mean) => mean && { value: mean.share, partial: false }).map((cell) => cell ?? null),
          },
    legend: {
      scale: t('cohorts-heat-scale'),
      partial: heat.incompleteMonth ? t('cohorts-heat-partial') : null,
      unknown: t('cohorts-heat-unknown'),
    },
  }
}

function table({ cohorts }: CohortHeat): ReportTable {
  return {
    name: 'cohorts',
    rows: [
      ['first_month', 'customers', 'months_since', 'returned', 'share', 'lower_95', 'upper_95', 'month_complete'],
      ...cohorts.flatMap(({ month, customers, cells }) =>
        cells.map(({ since, returned, share, lower, upper, complete }) => [
          month,
          customers,
          since,
          returned,
          share,
          lower,
          upper,
          complete ? 1 : 0,
        ]),
      ),
    ],
  }
}
