import type { Segments } from '../../analysis/rfm/segments.ts'
import { factsNote } from '../facts.ts'
import type { Report, Voice } from '../report.ts'
import { classesReport } from './classes.ts'
import { clustersReport } from './clusters.ts'
import { concentrationReport } from './concentration.ts'
import { flowReport } from './flow.ts'
import { groupReport } from './group.ts'
import { scoresReport } from './scores.ts'
import { tiersReport } from './tiers.ts'

/** /segments in whichever view was asked for. */
export function segmentsReport(found: Segments, voice: Voice): Report {
  switch (found.view) {
    case 'classes':
      return classesReport(found, voice)
    case 'scores':
      return scoresReport(found, voice)
    case 'tiers':
      return tiersReport(found, voice)
    case 'clusters':
      return clustersReport(found, voice)
    case 'top':
      return concentrationReport(found, voice)
    case 'flow':
      return flowReport(found, voice)
    case 'group':
      return groupReport(found, voice)
    case 'nothing':
      return {
        blocks: [{ kind: 'text', text: voice.t('rfm-none') }, factsNote(found.source, found.source, voice)],
        buttons: [[{ label: voice.t('button-rfm'), action: 'rfm', changes: true }]],
      }
  }
}
