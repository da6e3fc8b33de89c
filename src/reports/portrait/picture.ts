import type { CouponStatus, Picture, Timeline } from '../../../charts/index.ts'
import type { CustomerOrder, Portrait } from '../../analysis/portrait/index.ts'
import type { Voice } from '../report.ts'
import { type TagWords, tagGroups } from './tag-words.ts'

const statuses: Record<1 | 0 | -1, CouponStatus> = { 1: 'used', 0: 'claimed', [-1]: 'unclaimed' }

/** The customer's card: class and scores, figures, tags with evidence, timeline, and the shop's middle customer. */
export function portraitPicture(portrait: Portrait, tags: TagWords[], voice: Voice): Picture {
  const { t, format } = voice
  const { value, middle } = portrait
  const period = { first: format.day(portrait.firstOrder), last: format.day(portrait.lastOrder) }
  const average = portrait.total / portrait.orders
  const score = (dimension: 'recency' | 'frequency' | 'monetary', points: number) => ({
    label: t(`portrait-score-${dimension}`),
    value: points,
  })
  return {
    chart: 'portrait',
    locale: format.language,
    currency: format.sign,
    name: portrait.key,
    subtitle: subtitle(portrait, voice),
    badge: value
      ? { text: t('rfm-class-customers', { class: t(`rfm-class-${value.rfmClass}`) }), code: value.rfmClass }
      : null,
    scores: value
      ? [
          score('recency', value.recencyScore),
          score('frequency', value.frequencyScore),
          score('monetary', value.monetaryScore),
        ]
      : [],
    figures: [
      { label: t('portrait-total'), value: format.money(portrait.total) },
      { label: t('portrait-orders'), value: format.count(portrait.orders) },
      { label: t('portrait-average'), value: format.money(average) },
      { label: t('portrait-quantity'), value: format.count(portrait.quantity) },
      { label: t('portrait-first'), value: period.first },
      { label: t('portrait-last'), value: period.last },
    ],
    tagGroups: tagGroups
      .map((group) => ({
        title: t(`portrait-group-${group}`),
        tags: tags.filter((tag) => tag.group === group).map(({ tag, evidence }) => ({ text: tag, evidence })),
      }))
      .filter((group) => group.tags.length > 0),
    timeline: timeline(portrait, voice),
    comparison: middle
      ? [
          { label: t('portrait-comparison-orders'), customer: portrait.orders, shop: middle.orders, format: 'count' },
          { label: t('portrait-comparison-total'), customer: portrait.total, shop: middle.total, format: 'money' },
          { label: t('portrait-comparison-average'), customer: average, shop: middle.averageOrder, format: 'money' },
        ]
      : [],
    comparisonTitle: t('portrait-comparison'),
    comparisonLegend: { customer: t('portrait-comparison-customer'), shop: t('portrait-comparison-shop') },
    notes: [
      ...(value || isLeftOut(portrait.quarantine) ? [] : [t('portrait-no-class')]),
      ...(portrait.lifetime.state === 'refused' ? [t('portrait-no-expectation')] : []),
      ...(portrait.quarantine ? [t(`portrait-quarantine-${portrait.quarantine}`)] : []),
    ],
    footer: [
      t('facts-source', { source: portrait.sourceName }),
      ...(value ? [t('rfm-reference', { day: value.referenceDate })] : []),
    ].join(' · '),
    noData: t('portrait-empty'),
  }
}

/** Whether a customer is in no measure, so that no computation will ever give them a class. */
export function isLeftOut(quarantine: Portrait['quarantine']): boolean {
  return quarantine === 'pending' || quarantine === 'confirmed'
}

function subtitle({ sourceName, firstOrder, lastOrder }: Portrait, { t, format }: Voice): string {
  const [first, last] = [format.day(firstOrder), format.day(lastOrder)]
  const days = first === last ? first : t('portrait-period', { first, last })
  return t('portrait-subtitle', { source: sourceName, days })
}

function timeline(portrait: Portrait, { t, format }: Voice): Timeline {
  const shown = portrait.timeline.length
  const words = { count: format.count(shown), orders: format.count(portrait.orders) }
  return {
    title: shown < portrait.orders ? t('portrait-timeline-latest', words) : t('portrait-timeline'),
    points: portrait.timeline.map((order) => ({
      at: order.paidAt.replace(' ', 'T'),
      amount: order.amount,
      status: statusOf(order),
    })),
    legend: {
      used: t('portrait-status-used'),
      claimed: t('portrait-status-claimed'),
      unclaimed: t('portrait-status-unclaimed'),
    },
    from: format.day(portrait.shopPeriod.from),
    to: format.day(portrait.shopPeriod.to),
  }
}

function statusOf({ couponStatus }: CustomerOrder): CouponStatus | null {
  return couponStatus === null ? null : statuses[couponStatus]
}
