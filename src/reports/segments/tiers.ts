import { tierColours } from '../../../charts/index.ts'
import type { NoGroups, TierSummary, Tiers } from '../../analysis/rfm/index.ts'
import type { Block, Report, Voice } from '../report.ts'
import { fitNote, noGroupsReport, refitButton } from './fit-words.ts'
import { viewButtons } from './views.ts'
import { figuresInWords, groupFigures, groupTable, rfmNote, snapshotFrame } from './words.ts'

/** /segments tiers: the five tiers, what each is worth, and what to do about it in a line. */
export function tiersReport(found: Tiers | NoGroups, voice: Voice): Report {
  if ('none' in found) return noGroupsReport('tiers', found, voice)
  const { t, format } = voice
  const title = t('tiers-title')
  const name = ({ tier }: TierSummary) => t(`tier-${tier}`)
  const buttons = found.tiers.map((row) => ({
    label: `${name(row)} ${format.count(row.customers)}`,
    action: `seg:t${row.tier}`,
  }))
  return {
    blocks: [
      { kind: 'heading', text: title },
      groupTable(
        t('tiers-column'),
        found.tiers.map((row) => ({ ...row, name: name(row) })),
        voice,
      ),
      ...concentrationText(found, voice),
      {
        kind: 'list',
        items: found.tiers.map((row) => t('tiers-plan', { tier: name(row), plan: t(`${tierPlan(row)}-short`) })),
      },
      ...(found.boughtOnce > 0.5 ? [onceNote(found, voice)] : []),
      fitNote('tiers', found.fit, voice),
      rfmNote(found, voice),
    ],
    picture: {
      chart: 'value-groups',
      ...snapshotFrame(title, found, voice),
      groups: found.tiers.map((row, index) => ({
        label: name(row),
        colour: tierColours[index]!,
        tag: row.pattern,
        warning: null,
        customers: row.customers,
        revenue: row.monetary,
        note: row.means ? t('segments-mean', { figures: figuresInWords(row.means, voice) }) : t('rfm-class-empty'),
      })),
      columns: { customers: t('rfm-column-customers-long'), revenue: t('rfm-column-sales-long') },
    },
    buttons: [buttons.slice(0, 3), [...buttons.slice(3), refitButton(voice)], ...viewButtons('tiers', voice)],
    table: groupFigures(
      'tier',
      found.snapshot,
      found.tiers.map((row) => ({ ...row, name: String(row.tier) })),
    ),
  }
}

/**
 * Under which name the plan of a tier stands: that of the class whose pattern its centre has. A tier as good in all three but
 * not the first has one above it to rise to.
 */
export function tierPlan({ tier, like }: Pick<TierSummary, 'tier' | 'like'>): string {
  return like === '111' && tier > 1 ? 'tier-rise' : `rfm-class-${like}`
}

/** How much of the money the first two tiers bring. */
function concentrationText({ best }: Tiers, { t, format }: Voice): Block[] {
  if (best.shareOfMonetary === 0) return []
  const words = { share: format.share(best.shareOfCustomers), sales: format.share(best.shareOfMonetary) }
  return [{ kind: 'text', text: t('tiers-best', words) }]
}

/** Where most have bought once, Loyal means worth, not loyalty. */
function onceNote({ boughtOnce }: Tiers, { t, format }: Voice): Block {
  return { kind: 'note', text: t('tiers-once', { share: format.share(boughtOnce) }) }
}
