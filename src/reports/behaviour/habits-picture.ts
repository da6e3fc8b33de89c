import type { Bar, Picture } from '../../../charts/index.ts'
import type { Habits, HabitView } from '../../analysis/behaviour/index.ts'
import { pictureFrame } from '../facts.ts'
import type { Voice } from '../report.ts'
import { frequencyBars, partBars, quantityBars } from './habit-bars.ts'

/** One habit as a list of bars, or all of them as small ones. */
export function habitsPicture(title: string, habits: Habits, voice: Voice): Picture {
  const { t } = voice
  const frame = pictureFrame(title, habits.source, habits, voice)
  const withUsual = habits.events.length > 0
  const bars: Record<Exclude<HabitView, 'all'>, () => Bar[]> = {
    quantity: () => quantityBars(habits, voice),
    frequency: () => frequencyBars(habits, voice),
    band: () => partBars(habits.bands, withUsual, voice),
    third: () => partBars(habits.thirds, withUsual, voice),
  }
  if (habits.view !== 'all') {
    return {
      chart: 'bars',
      ...frame,
      bars: bars[habits.view](),
      format: 'percent',
      measure: t(`habits-measure-${habits.view}`),
    }
  }
  const panels = [
    { view: 'quantity', bars: bars.quantity() },
    { view: 'frequency', bars: bars.frequency() },
    { view: 'band', bars: partBars(habits.bands, false, voice) },
    { view: 'third', bars: partBars(habits.thirds, false, voice) },
  ]
  return {
    chart: 'panels',
    ...frame,
    panels: panels
      .filter((panel) => panel.bars.length > 0)
      .map((panel) => ({
        title: t(`habits-panel-${panel.view}`),
        bars: panel.bars.map(({ note: _, ...bar }) => bar),
        format: 'percent',
      })),
  }
}
