import type { ColumnMapping } from '../columns/fields.ts'

/**
 * What names an order of a mapped file. Empty where the row itself is the order: its id is then made from what it says.
 * @param paidAt local time, `YYYY-MM-DD HH:MM:SS`
 */
export function orderIdOf(key: ColumnMapping['orderKey'], id: string, customer: string | null, paidAt: string): string {
  if (key === 'id') return id
  if (key === 'row') return ''
  const parts = key === 'id_customer_day' ? [id, customer, paidAt.slice(0, 10)] : [customer, paidAt]
  return parts.filter((part) => part !== null).join('·')
}
