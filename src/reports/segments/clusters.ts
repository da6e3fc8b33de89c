import { clusterColours } from '../../../charts/index.ts'
import type { ClusterSummary, Clusters, NoGroups } from '../../analysis/rfm/index.ts'
import type { Block, Report, Voice } from '../report.ts'
import { fitNote, noGroupsReport, refitButton } from './fit-words.ts'
import { viewButtons } from './views.ts'
import { figuresInWords, groupFigures, groupTable, rfmNote, snapshotFrame } from './words.ts'

/** /segments clusters: groups as the data make them, each with its pattern of R, F, M, its level and perhaps a flag. */
export function clustersReport(found: Clusters | NoGroups, voice: Voice): Report {
  if ('none' in found) return noGroupsReport('clusters', found, voice)
  const { t, format } = voice
  const title = t('clusters-title', { count: String(found.clusters.length) })
  const name = (row: ClusterSummary) => clusterName(row, voice)
  const buttons = found.clusters.map((row) => ({
    label: `${name(row)} ${format.count(row.customers)}`,
    action: `seg:c${row.cluster}`,
  }))
  const rows = Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(2 * row, 2 * row + 2))
  const scalpers = found.clusters.filter((row) => row.scalper)
  return {
    blocks: [
      { kind: 'heading', text: title },
      groupTable(
        t('clusters-column'),
        found.clusters.map((row) => ({ ...row, name: name(row) })),
        voice,
      ),
      {
        kind: 'list',
        items: found.clusters.map((row) =>
          t('clusters-plan', {
            cluster: String(row.cluster),
            pattern: row.pattern,
            plan: t(`level-${row.level}-short`),
          }),
        ),
      },
      ...scalpers.map(
        (row): Block => ({ kind: 'text', text: t('clusters-scalper', { cluster: String(row.cluster) }) }),
      ),
      { kind: 'note', text: `${choiceText(found, voice)}${t('clusters-signs')}` },
      fitNote('clusters', found.fit, voice),
      rfmNote(found, voice),
    ],
    picture: {
      chart: 'value-groups',
      ...snapshotFrame(title, found, voice),
      groups: found.clusters.map((row) => ({
        label: name(row),
        colour: clusterColours[row.level],
        tag: row.pattern,
        warning: row.scalper ? t('clusters-scalper-flag') : null,
        customers: row.customers,
        revenue: row.monetary,
        note: row.means ? t('segments-mean', { figures: figuresInWords(row.means, voice) }) : t('rfm-class-empty'),
      })),
      columns: { customers: t('rfm-column-customers-long'), revenue: t('rfm-column-sales-long') },
    },
    buttons: [...rows, [refitButton(voice)], ...viewButtons('clusters', voice)],
    table: groupFigures(
      'cluster',
      found.snapshot,
      found.clusters.map((row) => ({ ...row, name: `${row.cluster} ${row.pattern}` })),
    ),
  }
}

/** A cluster by its number and level, e.g. 1 重要保持. */
export function clusterName(
  { cluster, level }: { cluster: number; level: ClusterSummary['level'] },
  { t }: Voice,
): string {
  return t('cluster-name', { number: String(cluster), level: t(`level-${level}`) })
}

/** Why there are so many: the silhouettes of the numbers that were tried, on how many customers. */
function choiceText({ choice, fit }: Clusters, { t, format }: Voice): string {
  const tried = choice.tried
    .map(({ clusters, silhouette }) =>
      t('clusters-tried', { count: String(clusters), silhouette: format.decimal(silhouette, 3) }),
    )
    .join(t('trend-list-separator'))
  const sampled = choice.silhouettePoints < fit.sample
  return t(sampled ? 'clusters-choice-sample' : 'clusters-choice', {
    tried,
    sample: format.count(choice.silhouettePoints),
  })
}
