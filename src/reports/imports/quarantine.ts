import type { QuarantinedCustomer } from '../../ingest/index.ts'
import type { Block, Button, Report, Voice } from '../report.ts'

/** Customers a page: with two buttons each, more would not fit a phone. */
const PAGE = 4

/** /quarantine: who looks brushed, why, and the buttons that decide. */
export function quarantineReport(all: QuarantinedCustomer[], page: number, voice: Voice): Report {
  const { t } = voice
  if (all.length === 0) return { blocks: [{ kind: 'text', text: t('quarantine-none') }] }
  const pages = Math.ceil(all.length / PAGE)
  const current = Math.min(Math.max(0, page), pages - 1)
  const shown = all.slice(current * PAGE, (current + 1) * PAGE)
  return {
    blocks: [
      { kind: 'heading', text: t('quarantine-title', { count: all.length }) },
      ...shown.map((customer): Block => ({ kind: 'text', text: describe(customer, voice) })),
      { kind: 'note', text: t('quarantine-note') },
    ],
    buttons: [...shown.map((customer) => decisions(customer, current, voice)), ...pageButtons(current, pages)],
  }
}

function describe(customer: QuarantinedCustomer, { t, format }: Voice): string {
  const head = `${customer.customer} · ${t(`quarantine-status-${customer.status}`)}`
  const total = t('quarantine-total', {
    source: customer.source,
    orders: format.count(customer.orders),
    amount: `${format.count(Math.round(customer.amount))} ${customer.currency}`,
  })
  if (customer.from === null || customer.to === null) return `${head}\n${total}`
  const evidence = t('quarantine-evidence', {
    from: format.minute(customer.from),
    to: format.minute(customer.to),
    orders: customer.windowOrders,
    merchants: customer.merchants,
    quantities: customer.quantities.join(' '),
  })
  return `${head}\n${evidence}\n${total}`
}

function decisions({ customerId, customer, status }: QuarantinedCustomer, page: number, { t }: Voice): Button[] {
  const release = { label: t('quarantine-release', { customer }), action: `q:release:${customerId}:${page}` }
  const confirm = { label: t('quarantine-confirm', { customer }), action: `q:confirm:${customerId}:${page}` }
  if (status === 'released') return [confirm]
  return status === 'confirmed' ? [release] : [release, confirm]
}

function pageButtons(current: number, pages: number): Button[][] {
  if (pages < 2) return []
  const before = current > 0 ? [{ label: '‹', action: `q:page:${current - 1}` }] : []
  const after = current < pages - 1 ? [{ label: '›', action: `q:page:${current + 1}` }] : []
  return [[...before, { label: `${current + 1} / ${pages}`, action: `q:page:${current}` }, ...after]]
}
