import type { CategoryTag, PlaceTag, Portrait, ProductTag, Tag } from '../../analysis/portrait/index.ts'
import { categoryName } from '../products/category-names.ts'
import type { Voice } from '../report.ts'
import { expectationTags } from './expectation.ts'
import type { TagWords } from './tag-words.ts'

const LONGEST_NAME = 24

/** Every tag of a customer in words, in the order in which they are shown. */
export function wordTags(portrait: Portrait, voice: Voice): TagWords[] {
  return [
    ...portrait.tags.map((tag) => wordTag(tag, voice)),
    ...valueTags(portrait, voice),
    ...expectationTags(portrait.lifetime, voice),
  ]
}

/** Class, tier and cluster by the latest snapshot; the tier beside what is typical of it, the cluster by its pattern. */
function valueTags({ value }: Portrait, { t, format }: Voice): TagWords[] {
  if (!value) return []
  const { tier, cluster } = value
  const figures = (of: { recency: number; frequency: number; monetary: number }, digits: number) => ({
    recency: format.decimal(of.recency, 0),
    days: Math.round(of.recency),
    frequency: format.decimal(of.frequency, digits),
    count: Math.round(of.frequency),
    monetary: format.money(Math.round(of.monetary)),
  })
  const tags: TagWords[] = [
    {
      group: 'value',
      tag: t(`rfm-class-${value.rfmClass}`),
      evidence: t('portrait-evidence-value', { ...figures(value, 0), monetary: format.money(value.monetary) }),
      inHeading: true,
    },
  ]
  if (tier) {
    const evidence = t('portrait-evidence-tier', figures(tier.typical, 1))
    tags.push({ group: 'value', tag: t('portrait-tier', { tier: t(`tier-${tier.number}`) }), evidence })
  }
  if (cluster) {
    const tag = t('portrait-cluster', { cluster: String(cluster.number), level: t(`level-${cluster.level}`) })
    const flag = cluster.scalper ? [t('clusters-scalper-flag')] : []
    tags.push({ group: 'value', tag, evidence: [cluster.pattern, ...flag].join(t('portrait-tag-join')) })
  }
  return tags
}

/** 江苏省无锡市; 上海市 once, though it is both province and city; a country where that is all there is. */
export function placeName({ province, city, country }: Pick<PlaceTag, 'province' | 'city' | 'country'>): string {
  const parts = [province, city].filter((part) => part !== null)
  return parts.length > 0 ? [...new Set(parts)].join('') : (country ?? '')
}

function wordTag(tag: Tag, voice: Voice): TagWords {
  const { t, format } = voice
  switch (tag.tag) {
    case 'member': {
      const words = { first: format.day(tag.firstOrder), last: format.day(tag.lastOrder), days: format.count(tag.days) }
      return {
        group: 'attribute',
        tag: t(tag.days > 0 ? 'portrait-member' : 'portrait-member-day', words),
        evidence: t(tag.days > 0 ? 'portrait-evidence-member' : 'portrait-evidence-member-day', words),
      }
    }
    case 'other-places': {
      const names = tag.places.map((place) =>
        t('portrait-place-count', { place: placeName(place), count: place.count }),
      )
      const more = tag.more > 0 ? [t('portrait-places-more', { count: tag.more })] : []
      return { group: 'attribute', tag: t('portrait-other-places'), evidence: join([...names, ...more], voice) }
    }
    case 'returns': {
      const words = { lines: tag.lines, amount: format.money(tag.amount) }
      const evidence = [t('portrait-evidence-returns', words)]
      if (tag.share !== null) evidence.push(t('portrait-evidence-returns-share', { share: format.share(tag.share) }))
      return { group: 'statistic', tag: t('portrait-returns'), evidence: join(evidence, voice) }
    }
    case 'category':
      return { group: 'interest', tag: categoryName(tag.category, voice), evidence: interestEvidence(tag, voice) }
    case 'product':
      return { group: 'interest', tag: shorten(tag.product), evidence: interestEvidence(tag, voice) }
    case 'place':
      return { group: 'attribute', tag: placeName(tag), evidence: modeEvidence(tag, voice) }
    case 'band':
      return { group: 'rule', tag: t(`portrait-band-${tag.band}`), evidence: modeEvidence(tag, voice) }
    case 'third':
      return { group: 'rule', tag: t(`portrait-third-${tag.third}`), evidence: modeEvidence(tag, voice) }
    case 'level': {
      const [low, high] = tag.bounds.map(format.money) as [string, string]
      const evidence = [t(`portrait-evidence-level-${tag.level}`, { total: format.money(tag.total), low, high })]
      if (tag.boundsFrom === 'terciles') evidence.push(t('portrait-evidence-terciles'))
      return { group: 'statistic', tag: t(`portrait-level-${tag.level}`), evidence: join(evidence, voice) }
    }
    case 'frequency': {
      const words = { count: tag.orders, orders: format.count(tag.orders), from: format.count(tag.frequentFrom) }
      return {
        group: 'statistic',
        tag: t(`portrait-frequency-${tag.frequency}`),
        evidence: t('portrait-evidence-frequency', words),
      }
    }
    case 'coupon': {
      const evidence = [t('portrait-evidence-coupon', { used: format.count(tag.used), of: format.count(tag.of) })]
      if (tag.fewOrders) evidence.push(t('portrait-evidence-few'))
      return { group: 'statistic', tag: t(`portrait-coupon-${tag.habit}`), evidence: join(evidence, voice) }
    }
  }
}

function modeEvidence(mode: { count: number; of: number; tied: boolean; fewOrders: boolean }, voice: Voice): string {
  const { t, format } = voice
  const evidence = [t('portrait-evidence-mode', { count: format.count(mode.count), of: format.count(mode.of) })]
  if (mode.tied) evidence.push(t('portrait-evidence-tied'))
  if (mode.fewOrders) evidence.push(t('portrait-evidence-few'))
  return join(evidence, voice)
}

/** Names of goods run long; the evidence behind them must stay readable on the card. */
function shorten(name: string): string {
  const letters = [...name]
  return letters.length > LONGEST_NAME
    ? `${letters
        .slice(0, LONGEST_NAME - 1)
        .join('')
        .trimEnd()}…`
    : name
}

function interestEvidence(tag: CategoryTag | ProductTag, voice: Voice): string {
  const { t, format } = voice
  const words = { count: format.count(tag.count), of: format.count(tag.of), amount: format.money(tag.amount) }
  const evidence = [t('portrait-evidence-interest', words)]
  if (tag.tied) evidence.push(t('portrait-evidence-tied'))
  if (tag.fewOrders) evidence.push(t('portrait-evidence-few'))
  return join(evidence, voice)
}

function join(parts: string[], { t }: Voice): string {
  return parts.join(t('portrait-tag-join'))
}
