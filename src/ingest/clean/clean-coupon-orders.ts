import { type Cleaner, type CleaningContext, noRepairs } from './clean-row.ts'
import { provinceName } from './place-names.ts'
import { cellOf, optionalCell, readId, readPaidAt, readQuantity, reject } from './read-cells.ts'
import { readDecimal } from './read-number.ts'

const statusMissing: readonly string[] = ['status_missing']

const statuses = new Map<string, 1 | 0 | -1>([
  ['1', 1],
  ['0', 0],
  ['-1', -1],
  ['已使用', 1],
  ['使用', 1],
  ['已领取未使用', 0],
  ['领取未使用', 0],
  ['未使用', 0],
  ['已领取', 0],
  ['未领取', -1],
  ['used', 1],
  ['claimed', 0],
  ['unused', 0],
  ['unclaimed', -1],
])

/**
 * Reads a row of the coupon order file (domain.md §1): one row is one order. The sign of the amount tells whether the
 * coupon was used and nothing else, so the amount is kept without it.
 */
export function couponOrderCleaner(context: CleaningContext): Cleaner {
  const { places } = context
  return (record) => {
    const orderId = readId(cellOf(record, places.order_id))
    if (orderId === '') return reject(context, 'no_order_id', 'order_id', null)
    const customer = cellOf(record, places.customer)
    if (customer === '') return reject(context, 'no_customer', 'customer', null)
    const paidAt = readPaidAt(context, cellOf(record, places.paid_at))
    if (typeof paidAt !== 'string') return paidAt
    const statusCell = cellOf(record, places.coupon_status)
    const couponStatus = statusCell === '' ? -1 : readStatus(statusCell)
    if (couponStatus === null) return reject(context, 'status_unreadable', 'coupon_status', statusCell)
    const amountCell = cellOf(record, places.amount)
    const amount = readDecimal(amountCell)
    if (amount === null) return reject(context, 'amount_unreadable', 'amount', amountCell)
    const postageCell = cellOf(record, places.postage)
    const postage = postageCell === '' ? null : readDecimal(postageCell)
    if (postageCell !== '' && postage === null) return reject(context, 'postage_unreadable', 'postage', postageCell)
    if (postage?.startsWith('-')) return reject(context, 'postage_negative', 'postage', postageCell)
    const quantity = readQuantity(context, cellOf(record, places.quantity))
    if (typeof quantity !== 'number') return quantity
    const province = optionalCell(record, places.province)
    const signFlipped = amount.startsWith('-')
    return {
      orderId,
      customer,
      merchant: readId(cellOf(record, places.merchant)) || null,
      paidAt,
      couponStatus,
      amount: signFlipped ? amount.slice(1) : amount,
      postage,
      province: province === null ? null : provinceName(province),
      city: optionalCell(record, places.city),
      country: null,
      quantity,
      product: null,
      description: null,
      unitPrice: null,
      discount: null,
      repairs: statusCell === '' ? statusMissing : noRepairs,
      signFlipped,
    }
  }
}

/** `1`, `1.0` and words; null for anything else. */
export function readStatus(cell: string): 1 | 0 | -1 | null {
  return statuses.get(cell) ?? statuses.get(cell.replace(/\.0+$/, '').toLowerCase()) ?? null
}
