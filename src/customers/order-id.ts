import type { ErasedName } from './erased-name.ts'

/** Orders without an id of their own are named after their customer; another id holds a name only by chance. */
const NAMED_AFTER_CUSTOMER = ['customer_time', 'id_customer_day']

/**
 * The id of an order of an erased customer. Erasing and every later import call this with the same, so that the order
 * stays one. @param orderKey `ColumnMapping.orderKey` of the import
 */
export function orderIdWithout(erased: ErasedName, orderKey: string | null, orderId: string): string {
  const mayHoldName = erased.isDistinctive || NAMED_AFTER_CUSTOMER.includes(orderKey ?? '')
  return mayHoldName ? erased.without(orderId) : orderId
}
