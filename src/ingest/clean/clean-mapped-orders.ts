import type { ColumnMapping } from '../columns/fields.ts'
import { readStatus } from './clean-coupon-orders.ts'
import { type Cleaner, type CleaningContext, noRepairs, type Rejection } from './clean-row.ts'
import { orderIdOf } from './order-id.ts'
import { provinceName } from './place-names.ts'
import { cellOf, optionalCell, readId, readPaidAt, readQuantity, reject } from './read-cells.ts'
import { hasDecimalComma, readDecimal } from './read-number.ts'
import { readReturn } from './read-return.ts'

const quantityMissing: readonly string[] = ['quantity_missing']

/**
 * Reads a row of a file whose columns a manager confirmed. What is optional may be empty; what is below zero is a
 * refund: no order, but a return. An order id that is missing is made by the loading.
 */
export function mappedOrderCleaner(context: CleaningContext, mapping: ColumnMapping): Cleaner {
  const { places } = context
  return (record) => {
    const customer = readId(cellOf(record, places.customer)) || null
    if (customer === null && places.customer >= 0) {
      return orReturn(record, reject(context, 'no_customer', 'customer', null))
    }
    const id = readId(cellOf(record, places.order_id))
    if (id === '' && places.order_id >= 0) return reject(context, 'no_order_id', 'order_id', null)
    const paidAt = readPaidAt(context, cellOf(record, places.paid_at))
    if (typeof paidAt !== 'string') return paidAt
    const statusCell = cellOf(record, places.coupon_status)
    const couponStatus = statusCell === '' ? null : readStatus(statusCell)
    if (statusCell !== '' && couponStatus === null) {
      return reject(context, 'status_unreadable', 'coupon_status', statusCell)
    }
    const quantityCell = cellOf(record, places.quantity)
    const quantity = quantityCell === '' ? 1 : readQuantity(context, quantityCell)
    if (typeof quantity !== 'number') return orReturn(record, quantity)
    const optional = { amount: null, unit_price: null, postage: null, discount: null } as Record<Money, string | null>
    for (const field of money) {
      const cell = cellOf(record, places[field])
      if (cell === '') continue
      const value = readDecimal(cell)
      if (value === null) {
        const unreadable = `${field === 'unit_price' ? 'price' : field}_unreadable`
        return reject(context, hasDecimalComma(cell) ? 'decimal_comma' : unreadable, field, cell)
      }
      if (value.startsWith('-') && field !== 'discount') {
        const reason = field === 'unit_price' ? 'price_not_positive' : `${field}_negative`
        return orReturn(record, reject(context, reason, field, cell))
      }
      optional[field] = value
    }
    if (optional.amount === null && optional.unit_price === null) return reject(context, 'no_amount', 'amount', null)
    const province = optionalCell(record, places.province)
    const product = readId(cellOf(record, places.product))
    if (product === '' && places.product >= 0) return reject(context, 'no_product', 'product', null)
    return {
      orderId: orderIdOf(mapping.orderKey, id, customer, paidAt),
      customer,
      merchant: readId(cellOf(record, places.merchant)) || null,
      paidAt,
      couponStatus,
      amount: optional.amount,
      postage: optional.postage,
      province: province === null ? null : provinceName(province),
      city: optionalCell(record, places.city),
      country: optionalCell(record, places.country),
      quantity,
      product: product || null,
      description: optionalCell(record, places.description),
      unitPrice: optional.unit_price,
      discount: optional.discount,
      repairs: quantityCell === '' && places.quantity >= 0 ? quantityMissing : noRepairs,
      signFlipped: false,
    }
  }

  function orReturn(record: readonly string[], rejection: Rejection): Rejection {
    const returned = readReturn(context, mapping, record)
    return returned === null ? rejection : { ...rejection, returned }
  }
}

type Money = 'amount' | 'unit_price' | 'postage' | 'discount'
const money: Money[] = ['amount', 'unit_price', 'postage', 'discount']
