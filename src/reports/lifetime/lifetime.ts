import type { Lifetime } from '../../analysis/lifetime/index.ts'
import type { Report, Voice } from '../report.ts'
import { activityReport } from './activity.ts'
import { checkReport } from './check.ts'
import { refusedReport } from './refused.ts'
import { topReport } from './top.ts'
import { totalsReport } from './totals.ts'

/** /lifetime: what customers are expected to buy, in one of its views; or why there is no telling. */
export function lifetimeReport(lifetime: Lifetime, voice: Voice): Report {
  if (lifetime.state === 'none') {
    const { t } = voice
    return {
      blocks: [
        { kind: 'heading', text: t('lifetime-title') },
        { kind: 'text', text: t('lifetime-none') },
      ],
      buttons: [[{ label: t('button-rfm'), action: 'rfm' }]],
    }
  }
  if (lifetime.state === 'refused') return refusedReport(lifetime, voice)
  switch (lifetime.view) {
    case 'totals':
      return totalsReport(lifetime, voice)
    case 'top':
      return topReport(lifetime, voice)
    case 'map':
      return activityReport(lifetime, voice)
    case 'check':
      return checkReport(lifetime, voice)
  }
}
