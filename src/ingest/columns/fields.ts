/** What an order or an order line can say (domain.md §1). */
export const fields = [
  'order_id',
  'customer',
  'merchant',
  'paid_at',
  'coupon_status',
  'amount',
  'postage',
  'province',
  'city',
  'country',
  'quantity',
  'product',
  'description',
  'unit_price',
  'discount',
] as const

export type Field = (typeof fields)[number]

/**
 * Which column of a file says what, by the column's trimmed name, and what makes an order: its id, its id with customer
 * and day where the id alone is no key, customer and time for lines without an id, or the row itself.
 */
export type ColumnMapping = {
  columns: Partial<Record<Field, string>>
  orderKey: 'id' | 'id_customer_day' | 'customer_time' | 'row'
  /** ISO 4217. */
  currency: string
}

/** Where the fields stand in a row; −1 for a field that the file does not have. */
export type Places = Record<Field, number>

export function placesOf(columns: Partial<Record<Field, string>>, header: readonly string[]): Places {
  const places = {} as Places
  for (const field of fields) {
    const name = columns[field]
    places[field] = name === undefined ? -1 : header.indexOf(name)
  }
  return places
}

/** A file says its products line by line, so several rows make one order. */
export function isLineLevel(columns: Partial<Record<Field, string>>): boolean {
  return columns.product !== undefined
}
