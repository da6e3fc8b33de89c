import { type Cleaner, type CleaningContext, noRepairs } from './clean-row.ts'
import { cellOf, optionalCell, readId, readPaidAt, readQuantity, reject } from './read-cells.ts'
import { readDecimal } from './read-number.ts'

/**
 * Reads a row of the UK retailer's file (domain.md §1): one row is one line of an invoice. Rejected, in the study's
 * order: no customer, cancelled, quantity not above zero, price not above zero.
 */
export function onlineRetailCleaner(context: CleaningContext): Cleaner {
  const { places } = context
  return (record) => {
    const customer = readId(cellOf(record, places.customer))
    if (customer === '') return reject(context, 'no_customer', 'customer', null)
    const orderId = readId(cellOf(record, places.order_id))
    if (orderId === '') return reject(context, 'no_order_id', 'order_id', null)
    if (orderId.startsWith('C') || orderId.startsWith('c')) return reject(context, 'cancelled', 'order_id', orderId)
    const quantity = readQuantity(context, cellOf(record, places.quantity))
    if (typeof quantity !== 'number') return quantity
    const priceCell = cellOf(record, places.unit_price)
    const unitPrice = readDecimal(priceCell)
    if (unitPrice === null) return reject(context, 'price_unreadable', 'unit_price', priceCell)
    if (!(Number(unitPrice) > 0)) return reject(context, 'price_not_positive', 'unit_price', priceCell)
    const paidAt = readPaidAt(context, cellOf(record, places.paid_at))
    if (typeof paidAt !== 'string') return paidAt
    const product = readId(cellOf(record, places.product))
    if (product === '') return reject(context, 'no_product', 'product', null)
    return {
      orderId,
      customer,
      merchant: null,
      paidAt,
      couponStatus: null,
      amount: null,
      postage: null,
      province: null,
      city: null,
      country: optionalCell(record, places.country),
      quantity,
      product,
      description: optionalCell(record, places.description),
      unitPrice,
      discount: null,
      repairs: noRepairs,
      signFlipped: false,
    }
  }
}
