import type { Context } from './draw.ts'
import type { Numerals, ValueFormat } from './format.ts'
import type { ClassCode, CouponStatus } from './theme.ts'

export type PortraitData = Numerals & {
  name: string
  subtitle: string
  badge: { text: string; code: ClassCode | null } | null
  /** 1 to 5 each. */
  scores: { label: string; value: number }[]
  figures: { label: string; value: string }[]
  tagGroups: { title: string; tags: { text: string; evidence: string }[] }[]
  timeline: Timeline | null
  comparison: Comparison[]
  /** Words over the comparison: its heading, and who the two bars are. */
  comparisonTitle: string
  comparisonLegend: { customer: string; shop: string }
  notes: string[]
  footer: string
  noData: string
}

export type Timeline = {
  title: string
  /** `at` is a local ISO time; `from` and `to` (ISO dates) widen the axis, e.g. to the shop's whole period. */
  points: { at: string; amount: number; status: CouponStatus | null }[]
  legend: Record<CouponStatus, string>
  from?: string
  to?: string
}

export type Comparison = { label: string; customer: number; shop: number; format: ValueFormat }

/** A part of the card: it knows its height before it is drawn. */
export type Block = { height: number; draw: (context: Context, x: number, y: number) => void }
