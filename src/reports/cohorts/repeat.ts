import type { CurveSeries, Picture } from '../../../charts/index.ts'
import type { RepeatGroup, RepeatPurchase } from '../../analysis/cohorts/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Block, Report, ReportTable, Voice } from '../report.ts'
import { daysText, pValue, shareAndInterval, spikeSentences } from './words.ts'

/** Of fewer customers still followed, the number is said beside the estimate. */
const FEW_FOLLOWED = 30

/** When customers come back for a second purchase: all of them, or group beside group. */
export function repeatReport(repeat: RepeatPurchase, voice: Voice): Report {
  const title = voice.t(repeat.by === null ? 'cohorts-repeat-title' : `cohorts-repeat-title-${repeat.by}`)
  return {
    blocks: [
      { kind: 'heading', text: title },
      ...(repeat.by === null ? ofAll(repeat, voice) : ofGroups(repeat, voice)),
      { kind: 'text', text: voice.t('cohorts-definition') },
      factsNote(repeat.source, repeat.source, voice),
    ],
    picture: picture(title, repeat, voice),
    table: table(repeat),
  }
}

function ofAll(repeat: RepeatPurchase, voice: Voice): Block[] {
  const { t, format } = voice
  const group = repeat.groups[0]!
  const pairs = group.horizons.map((horizon): [string, string] => {
    const naive = format.share(horizon.naive.share)
    const figure = t('cohorts-repeat-figure', { ...shareAndInterval(horizon, voice), naive })
    const followed = format.count(horizon.atRisk)
    // Where all have come back nobody is left to follow, and nothing is uncertain for that.
    const few = horizon.atRisk < FEW_FOLLOWED && repeat.customers >= FEW_FOLLOWED && horizon.share < 1
    return [
      t('cohorts-repeat-within', { days: String(horizon.days) }),
      few ? t('cohorts-repeat-few', { figure, followed }) : figure,
    ]
  })
  const sentences = [medianText(group, voice)]
  if (pairs.length > 0) sentences.push(t('cohorts-repeat-why'))
  else sentences.push(t('cohorts-repeat-short', { days: group.followedDays }))
  const counts = { customers: format.count(repeat.customers), returned: format.count(repeat.returned) }
  if (repeat.returned > 0) sentences.push(t('cohorts-repeat-counts', counts))
  if (repeat.sameDayOnly > 0) {
    sentences.push(t('cohorts-repeat-same-day', { count: format.count(repeat.sameDayOnly) }))
  }
  sentences.push(...spikeSentences(repeat.spikes, voice))
  const reading: Block = { kind: 'text', text: sentences.join('\n') }
  return pairs.length > 0 ? [{ kind: 'pairs', pairs }, reading] : [reading]
}

function medianText({ median, returned }: RepeatGroup, voice: Voice): string {
  const { t } = voice
  if (returned === 0) return t('cohorts-repeat-none')
  if (!median) return t('cohorts-repeat-no-median')
  const [days, lower] = [median.days, median.lower ?? 0].map((value) => daysText(value, voice)) as [string, string]
  if (median.upper === null) return t('cohorts-repeat-median-open', { days, lower })
  const interval = t('cohorts-interval', { lower, upper: daysText(median.upper, voice) })
  return t('cohorts-repeat-median', { days, interval })
}

function ofGroups(repeat: RepeatPurchase, voice: Voice): Block[] {
  const { t, format } = voice
  const pairs = repeat.groups.map((group): [string, string] => {
    const horizons = group.horizons
      .filter(({ days }) => days === 30 || days === 90)
      .map((horizon) =>
        t('cohorts-repeat-group-within', { days: String(horizon.days), ...shareAndInterval(horizon, voice) }),
      )
    const median = group.median
      ? t('cohorts-repeat-group-median', { days: daysText(group.median.days, voice) })
      : t('cohorts-repeat-group-no-median')
    const customers = format.count(group.customers)
    const said = horizons.length > 0 ? horizons.join(t('trend-list-separator')) : '—'
    return [groupName(group.key, repeat, voice), t('cohorts-repeat-group', { customers, horizons: said, median })]
  })
  const { logRank } = repeat
  const test = logRank
    ? t(logRank.p < 0.05 ? 'cohorts-repeat-differ' : 'cohorts-repeat-alike', { p: pValue(logRank.p, voice) })
    : t('cohorts-repeat-untested')
  return [
    { kind: 'pairs', pairs },
    {
      kind: 'text',
      text: [test, t(`cohorts-repeat-caveat-${repeat.by}`), ...spikeSentences(repeat.spikes, voice)].join('\n'),
    },
  ]
}

function groupName(key: string, { by, unit, bounds }: RepeatPurchase, { t, format }: Voice): string {
  if (by === 'period' && unit) {
    if (key.startsWith('to-')) return t('cohorts-group-to', { year: key.slice(3) })
    return t(`cohorts-group-${unit}`, { period: key, year: key.slice(0, 4), part: key.slice(6) })
  }
  if (by !== 'amount' || !bounds) return t(`cohorts-group-${key}`)
  const [low, middle] = bounds.map((bound) => format.money(bound)) as [string, string]
  return t(`cohorts-group-${key}`, { from: low, bound: key === 'low' ? low : middle })
}

function picture(title: string, repeat: RepeatPurchase, voice: Voice): Picture {
  const { t } = voice
  const end = Math.max(1, ...repeat.groups.map((group) => group.followedDays))
  const step = [1, 7, 15, 30, 60, 90, 180, 365].find((days) => end / days <= 7) ?? Math.ceil(end / 7)
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step)
  return {
    chart: 'curve',
    ...pictureFrame(title, repeat.source, repeat.source, voice),
    series: repeat.returned === 0 ? [] : repeat.groups.map((group) => seriesOf(group, ticks, repeat, voice)),
    ticks,
    end,
    axis: { x: t('cohorts-axis-days'), value: t('cohorts-axis-returned'), followed: t('cohorts-axis-followed') },
  }
}

function seriesOf(group: RepeatGroup, ticks: number[], repeat: RepeatPurchase, voice: Voice): CurveSeries {
  const points = group.curve.map(({ days, share, lower, upper }) => ({ x: days, value: share, lower, upper }))
  return {
    label: groupName(group.key, repeat, voice),
    points: points[0]?.x === 0 ? points : [{ x: 0, value: 0, lower: 0, upper: 0 }, ...points],
    followed: ticks.map((tick) => group.curve.find(({ days }) => days >= tick)?.atRisk ?? null),
  }
}

function table({ groups }: RepeatPurchase): ReportTable {
  return {
    name: 'repeat-purchase',
    rows: [
      ['group', 'customers', 'days', 'share_returned', 'lower_95', 'upper_95', 'at_risk'],
      ...groups.flatMap(({ key, customers, curve }) =>
        curve.map(({ days, share, lower, upper, atRisk }) => [key, customers, days, share, lower, upper, atRisk]),
      ),
    ],
  }
}
