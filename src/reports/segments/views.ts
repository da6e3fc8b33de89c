import { type SegmentView, segmentViews } from '../../analysis/rfm/segments.ts'
import type { Button, Voice } from '../report.ts'

/** Buttons for the other ways to look at the customers' value; the shown one is marked. */
export function viewButtons(shown: SegmentView, { t }: Voice): Button[][] {
  const buttons = segmentViews.map((view) => {
    const label = t(`segments-view-${view}`)
    return { label: view === shown ? t('button-current', { label }) : label, action: `seg:${view}` }
  })
  return [buttons.slice(0, 3), buttons.slice(3)]
}

/** The way to the list of a kind of groups. */
export function backButton(view: SegmentView, { t }: Voice): Button {
  return { label: t(`segments-back-${view}`), action: `seg:${view}` }
}
