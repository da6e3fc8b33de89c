import type { Cohorts } from '../../analysis/cohorts/index.ts'
import type { Button, Report, Voice } from '../report.ts'
import { gapsReport } from './gaps.ts'
import { heatReport } from './heat.ts'
import { numberReport } from './number.ts'
import { repeatReport } from './repeat.ts'

/** /cohorts: who comes back, in four views. */
export function cohortsReport(cohorts: Cohorts, voice: Voice): Report {
  return { ...viewReport(cohorts, voice), buttons: buttonsOf(cohorts, voice) }
}

function viewReport(cohorts: Cohorts, voice: Voice): Report {
  switch (cohorts.view) {
    case 'heat':
      return heatReport(cohorts, voice)
    case 'repeat':
      return repeatReport(cohorts, voice)
    case 'gaps':
      return gapsReport(cohorts, voice)
    case 'number':
      return numberReport(cohorts, voice)
  }
}

function buttonsOf(cohorts: Cohorts, { t }: Voice): Button[][] {
  const button = (key: string, action: string, current: boolean): Button => {
    const label = t(`cohorts-button-${key}`)
    return { label: current ? t('button-current', { label }) : label, action: `co:${action}` }
  }
  const views = (['heat', 'repeat', 'gaps', 'number'] as const).map((view) => button(view, view, view === cohorts.view))
  const rows = [views.slice(0, 2), views.slice(2)]
  if (cohorts.view !== 'repeat') return rows
  const groupings = cohorts.groupings.map((by) => button(by, `repeat-${by}`, by === cohorts.by))
  const all = [button('all', 'repeat', cohorts.by === null), ...groupings]
  return [...rows, all.slice(0, 2), all.slice(2)].filter((row) => row.length > 0)
}
