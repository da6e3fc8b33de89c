import type { Frame } from '../../../charts/index.ts'
import { type Lifetime, type LifetimeModel, type LifetimeView, lifetimeViews } from '../../analysis/lifetime/index.ts'
import { factsNote, pictureFrame } from '../facts.ts'
import type { Block, Button, Voice } from '../report.ts'

export type Computed = Exclude<Lifetime, { state: 'none' }>
export type Fitted<View extends LifetimeView> = Extract<Lifetime, { state: 'fitted'; view: View }>

/** Forecasts nearer to what happened than this are said to agree. */
const AGREES = 0.02

/** Which model, fitted when and on whom, and the facts of its source. */
export function lifetimeNote({ source, model, fittedAt, referenceDate }: Computed, voice: Voice): Block {
  const { t, format } = voice
  const { basis } = model
  const words = { day: fittedAt.slice(0, 10), fitted: format.count(basis.fittedOn) }
  const parts = [t('rfm-reference', { day: referenceDate }), t('lifetime-fitted-at', words)]
  return { kind: 'note', text: `${parts.join(' · ')} · ${factsNote(source, basis, voice).text}` }
}

export function lifetimeFrame(title: string, { source, model, referenceDate }: Computed, voice: Voice): Frame {
  return pictureFrame(title, source, model.basis, voice, [voice.t('rfm-reference', { day: referenceDate })])
}

export function viewButtons(current: LifetimeView, { t }: Voice): Button[] {
  return lifetimeViews.map((view) => {
    const label = t(`lifetime-button-${view}`)
    return { label: view === current ? t('button-current', { label }) : label, action: `lt:${view}` }
  })
}

/** How far the totals may be trusted: what the model made of a later part that it had not seen. */
export function certainty({ holdout }: LifetimeModel, { t, format }: Voice): string {
  if (holdout?.verdict !== 'checked') return t('lifetime-unchecked')
  const { predicted, actual, days, cutoff } = holdout
  const words = { cutoff, days: String(days), predicted: format.count(predicted), actual: format.count(actual) }
  if (actual === 0) return t('lifetime-check-nothing', words)
  const off = predicted / actual - 1
  if (Math.abs(off) < AGREES) return t('lifetime-check-agrees', words)
  return t(off < 0 ? 'lifetime-check-low' : 'lifetime-check-high', { ...words, off: format.share(Math.abs(off), 0) })
}

/** Why there are no amounts; null where there are. */
export function valueRefusal({ value }: LifetimeModel, { t, format }: Voice): string | null {
  if (value === null || value.verdict === 'fitted') return null
  const correlations = [value.correlation?.plain ?? 0, value.correlation?.logarithms ?? 0]
  const strongest = correlations.reduce((high, each) => (Math.abs(each) > Math.abs(high) ? each : high))
  return t(`lifetime-value-${value.verdict}`, {
    customers: format.count(value.customers),
    correlation: format.decimal(strongest, 2),
  })
}
