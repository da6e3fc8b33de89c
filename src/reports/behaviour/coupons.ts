import { type CouponGroup, type Coupons, couponViews, writePeriod } from '../../analysis/behaviour/index.ts'
import { choiceRow, periodRow, titled } from '../choices.ts'
import { factsNote } from '../facts.ts'
import type { Block, Report, ReportTable, Voice } from '../report.ts'
import { couponsPicture, groupName, statuses } from './coupons-picture.ts'
import { levelBoundsText } from './level-words.ts'

/** How many groups are named in a sentence. */
const NAMED = 3

/** /coupons: what became of coupons, and where that differs from the whole by more than chance. */
export function couponsReport(coupons: Coupons, voice: Voice): Report {
  const { t } = voice
  const { view, period } = coupons
  const title = titled(t(`coupons-title-${view}`, { unit: coupons.unit }), period, voice)
  const ask = (change: { view?: string; period?: string }) =>
    `cp:${change.view ?? view}.${change.period ?? writePeriod(period)}`
  const views = couponViews.map((choice) => ({ choice, label: t(`coupons-button-${choice}`) }))
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'pairs', pairs: shares(coupons, voice) },
      { kind: 'text', text: readGroups(coupons, voice).join('\n') },
      ...remarks(coupons, voice),
      factsNote(coupons.source, coupons, voice),
    ],
    picture: couponsPicture(title, coupons, voice),
    buttons: [
      choiceRow(
        views,
        (choice) => choice === view,
        (choice) => ask({ view: choice }),
        voice,
      ),
      periodRow(period, (choice) => ask({ period: choice }), voice),
    ],
    table: table(coupons),
  }
}

function shares({ overall }: Coupons, { t, format }: Voice): [string, string][] {
  return statuses.map((status) => [
    t(`weekly-status-${status}`),
    t('coupons-share', { share: format.share(overall[status].share, 2), orders: format.count(overall[status].orders) }),
  ])
}

/** Which groups differ from the whole; where none does, that is the finding. */
function readGroups(coupons: Coupons, voice: Voice): string[] {
  const { t, format } = voice
  const { groups, view, overall } = coupons
  if (groups.length < 2)
    return [t(view === 'merchant' && groups.length === 0 ? 'coupons-no-merchant' : 'coupons-one-group')]
  const words = (group: CouponGroup) =>
    t('coupons-group', { group: groupName(coupons, group.group, voice), share: format.share(group.notUsed.share) })
  const sentences = [t('coupons-usual', { share: format.share(1 - overall.used.share) })]
  for (const side of ['more', 'less'] as const) {
    const found = groups
      .filter((group) => group.differs === side)
      .sort((a, b) => (side === 'more' ? 1 : -1) * (b.notUsed.share - a.notUsed.share))
    if (found.length === 0) continue
    const names = found.slice(0, NAMED).map(words).join(t('trend-list-separator'))
    const rest = found.length > NAMED ? t('coupons-rest', { count: found.length }) : ''
    sentences.push(t(`coupons-${side}`, { groups: names, rest }))
  }
  if (groups.every((group) => group.differs === null)) sentences.push(t('coupons-none-differs'))
  return sentences
}

function remarks({ bounds, merchants, groups, view, overall }: Coupons, voice: Voice): Block[] {
  const { t, format } = voice
  const notes: string[] = []
  if (merchants && merchants.leftOut.merchants > 0) {
    const { leftOut, leastIssued } = merchants
    notes.push(
      t('coupons-left-out', {
        merchants: format.count(leftOut.merchants),
        all: format.count(leftOut.merchants + groups.length),
        orders: format.count(leftOut.orders),
        share: format.share(leftOut.orders / overall.orders, 0),
        least: leastIssued,
      }),
    )
  }
  if (view === 'level' && bounds) {
    notes.push(levelBoundsText(bounds, voice))
  }
  return notes.map((text) => ({ kind: 'note', text }))
}

function table({ view, unit, period, groups, overall }: Coupons): ReportTable {
  const whole = {
    group: 'all',
    orders: overall.orders,
    used: overall.used.orders,
    claimed: overall.claimed.orders,
    unclaimed: overall.unclaimed.orders,
  }
  const row = (counts: typeof whole) => [counts.group, counts.orders, counts.used, counts.claimed, counts.unclaimed]
  return {
    name: `coupons-${view}-${writePeriod(period)}`,
    rows: [
      [
        view === 'time' ? unit : view,
        'orders',
        'used',
        'claimed',
        'unclaimed',
        'use_rate_of_issued',
        'not_used_share',
        'not_used_low_95',
        'not_used_high_95',
      ],
      [...row(whole), rate(whole.used, whole.used + whole.claimed), 1 - overall.used.share, null, null],
      ...groups.map((group) => [
        ...row(group),
        group.useRate,
        group.notUsed.share,
        group.notUsed.lower,
        group.notUsed.upper,
      ]),
    ],
  }
}

function rate(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
