import type { ColumnMapping } from '../columns/fields.ts'
import type { CleaningContext, ReturnedRow } from './clean-row.ts'
import { orderIdOf } from './order-id.ts'
import { cellOf, MOST_UNITS, optionalCell, readId, readPaidAt } from './read-cells.ts'
import { readDecimal, readWhole } from './read-number.ts'

/**
 * What a row of a mapped file says went back: a quantity or an amount below zero. Only one of price and quantity may be
 * below zero, for the two together are a sale again.
 * @returns null where the row is no return, or does not say when, of what, or how much
 */
export function readReturn(
  { places, ...context }: CleaningContext,
  mapping: ColumnMapping,
  record: readonly string[],
): ReturnedRow | null {
  const id = readId(cellOf(record, places.order_id))
  if (id === '' && places.order_id >= 0) return null
  const quantityCell = cellOf(record, places.quantity)
  const quantity = quantityCell === '' ? 1 : readWhole(quantityCell)
  const amount = readDecimal(cellOf(record, places.amount))
  const unitPrice = readDecimal(cellOf(record, places.unit_price))
  const returnedAt = readPaidAt({ places, ...context }, cellOf(record, places.paid_at))
  if (quantity === null || quantity === 0 || Math.abs(quantity) > MOST_UNITS || typeof returnedAt !== 'string')
    return null
  const money = amount === null ? quantity * Number(unitPrice) : Number(amount)
  const isReturn = amount === null ? money < 0 : money !== 0 && (money < 0 || quantity < 0)
  if (!isReturn) return null
  const customer = readId(cellOf(record, places.customer)) || null
  return {
    orderId: orderIdOf(mapping.orderKey, id, customer, returnedAt),
    customer,
    returnedAt,
    quantity: Math.abs(quantity),
    amount: unsigned(amount),
    unitPrice: unsigned(unitPrice),
    product: readId(cellOf(record, places.product)) || null,
    description: optionalCell(record, places.description),
  }
}

function unsigned(decimal: string | null): string | null {
  return decimal?.startsWith('-') ? decimal.slice(1) : decimal
}
