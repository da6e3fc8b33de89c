import type { Concentration } from '../../analysis/rfm/index.ts'
import type { Report, Voice } from '../report.ts'
import { viewButtons } from './views.ts'
import { rfmNote, snapshotFrame } from './words.ts'

/** /segments top: what share of the money the best customers bring. */
export function concentrationReport(found: Concentration, voice: Voice): Report {
  const { t, format } = voice
  const { top, half } = found
  const title = t('top-title')
  const told = top.map((row) => t('top-share', { share: format.share(row.share, 0) }))
  return {
    blocks: [
      { kind: 'heading', text: title },
      ...(top.length === 0
        ? [{ kind: 'text' as const, text: t('top-nothing') }]
        : [
            {
              kind: 'table' as const,
              rows: [
                [t('top-column'), t('rfm-column-customers'), t('rfm-column-monetary'), t('rfm-column-sales')],
                ...top.map((row, index) => [
                  told[index]!,
                  format.count(row.customers),
                  format.money(Math.round(row.monetary)),
                  format.share(row.shareOfMonetary),
                ]),
              ],
            },
          ]),
      ...(half
        ? [
            {
              kind: 'text' as const,
              text: t('top-half', { customers: format.count(half.customers), share: format.share(half.share) }),
            },
          ]
        : []),
      rfmNote(found, voice),
    ],
    picture: {
      chart: 'bars',
      ...snapshotFrame(title, found, voice),
      bars: top.map((row, index) => ({
        label: t('top-bar', { share: told[index]!, customers: format.count(row.customers) }),
        value: row.shareOfMonetary,
      })),
      format: 'percent',
      measure: t('top-measure'),
    },
    buttons: viewButtons('top', voice),
    table: {
      name: `top-${found.snapshot.referenceDate}`,
      rows: [
        ['share_of_customers', 'customers', 'amount', 'share_of_amount'],
        ...top.map((row) => [row.share, row.customers, row.monetary, row.shareOfMonetary]),
      ],
    },
  }
}
