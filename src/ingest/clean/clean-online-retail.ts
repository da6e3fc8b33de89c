import { type Cleaner, type CleaningContext, noRepairs, type Rejection, type ReturnedRow } from './clean-row.ts'
import { cellOf, MOST_UNITS, optionalCell, readId, readPaidAt, readQuantity, reject } from './read-cells.ts'
import { readDecimal, readWhole } from './read-number.ts'

/**
 * Reads a row of the UK retailer's file (domain.md §1): one row is one line of an invoice. Rejected, in the study's
 * order: no customer, cancelled, quantity not above zero, price not above zero. A cancellation of goods with a price is a
 * return besides, with or without a customer.
 */
export function onlineRetailCleaner(context: CleaningContext): Cleaner {
  const { places } = context
  return (record) => {
    const customer = readId(cellOf(record, places.customer))
    const orderId = readId(cellOf(record, places.order_id))
    if (customer === '') return cancellation(record, orderId, reject(context, 'no_customer', 'customer', null))
    if (orderId === '') return reject(context, 'no_order_id', 'order_id', null)
    if (isCancelled(orderId)) return cancellation(record, orderId, reject(context, 'cancelled', 'order_id', orderId))
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

  function cancellation(record: readonly string[], orderId: string, rejection: Rejection): Rejection {
    if (!isCancelled(orderId)) return rejection
    const returned = returnedBy(record, orderId)
    return returned === null ? rejection : { ...rejection, returned }
  }

  function returnedBy(record: readonly string[], orderId: string): ReturnedRow | null {
    const quantity = readWhole(cellOf(record, places.quantity))
    const unitPrice = readDecimal(cellOf(record, places.unit_price))
    const returnedAt = readPaidAt(context, cellOf(record, places.paid_at))
    if (quantity === null || quantity >= 0 || quantity < -MOST_UNITS) return null
    if (unitPrice === null || !(Number(unitPrice) > 0) || typeof returnedAt !== 'string') return null
    return {
      orderId,
      customer: readId(cellOf(record, places.customer)) || null,
      returnedAt,
      quantity: -quantity,
      amount: null,
      unitPrice,
      product: readId(cellOf(record, places.product)) || null,
      description: optionalCell(record, places.description),
    }
  }
}

function isCancelled(orderId: string): boolean {
  return orderId.startsWith('C') || orderId.startsWith('c')
}
