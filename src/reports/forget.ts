import type { CustomerMatch, FoundCustomers } from '../analysis/portrait/index.ts'
import type { Erasure } from '../customers/index.ts'
import type { Button, Report, Voice } from './report.ts'

/** /forget NAME: the one customer to confirm, or whom of several; nobody of that name: the nearest. */
export function forgetReport({ matches, nearest }: FoundCustomers, name: string, voice: Voice): Report {
  const { t, format } = voice
  const [only] = matches
  if (only && matches.length === 1) return confirmErasureReport(only, voice)
  const offered = matches.length > 0 ? matches : nearest
  const text = matches.length > 0 ? 'forget-several' : nearest.length > 0 ? 'forget-nearest' : 'forget-none'
  return {
    blocks: [{ kind: 'text', text: t(text, { name }) }],
    buttons: offered.map((match): Button[] => {
      const words = { name: match.key, source: match.sourceName, orders: format.count(match.orders) }
      return [{ label: t('forget-candidate', words), action: `forget:ask:${match.customerId}` }]
    }),
  }
}

/** What would be erased, what stays and what is not reached; nothing is done before the button is pressed. */
export function confirmErasureReport(customer: CustomerMatch, { t, format }: Voice): Report {
  const { key, sourceName, orders, lastOrder, customerId } = customer
  return {
    blocks: [
      { kind: 'heading', text: t('forget-title') },
      {
        kind: 'pairs',
        pairs: [
          [t('forget-customer'), key],
          [t('forget-source'), sourceName],
          [t('forget-orders'), format.count(orders)],
          ...(lastOrder === null ? [] : [[t('forget-last-order'), lastOrder] satisfies [string, string]]),
        ],
      },
      { kind: 'text', text: t('forget-what') },
      { kind: 'note', text: t('forget-outside') },
    ],
    buttons: [
      [
        { label: t('forget-confirm'), action: `forget:yes:${customerId}` },
        { label: t('forget-cancel'), action: 'forget:no' },
      ],
    ],
  }
}

/** What was erased. The name is not said again. */
export function erasedReport(erasure: Erasure, { t, format }: Voice): Report {
  const { pseudonym, source, uploads } = erasure
  const words = {
    pseudonym: pseudonym.trim(),
    source,
    orders: format.count(erasure.orders),
    rejections: format.count(erasure.rejections),
    texts: format.count(erasure.texts),
  }
  return {
    blocks: [
      { kind: 'heading', text: t('forget-done') },
      { kind: 'text', text: t('forget-done-text', words) },
      ...(uploads > 0
        ? [{ kind: 'text' as const, text: t('forget-done-uploads', { uploads: format.count(uploads) }) }]
        : []),
      { kind: 'note', text: t('forget-outside') },
    ],
  }
}
