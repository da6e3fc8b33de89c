import { type ColumnMapping, type Field, fields, isLineLevel } from './fields.ts'
import { sameName } from './presets.ts'
import { synonyms } from './synonyms.ts'

export type Proposal = {
  mapping: ColumnMapping
  /** Fields without which there is no order: `paid_at`, `amount` (or `unit_price`). Empty: it can be confirmed. */
  missing: Field[]
}

/**
 * Matches a header with the table of synonyms. The result is shown to a manager, never used unseen.
 * @param currency ISO 4217 where it is known; else CNY for a Chinese header and USD for another
 */
export function proposeMapping(header: readonly string[], currency?: string): Proposal {
  const columns: Partial<Record<Field, string>> = {}
  const taken = new Set<string>()
  for (const field of fields) {
    const names = new Map(header.filter((name) => !taken.has(name)).map((name) => [sameName(name), name]))
    const found = synonyms[field].map((name) => names.get(sameName(name))).find((name) => name !== undefined)
    if (found === undefined || found === '') continue
    columns[field] = found
    taken.add(found)
  }
  const chinese = header.some((name) => /\p{Script=Han}/u.test(name))
  return {
    mapping: { columns, orderKey: orderKeyOf(columns), currency: currency ?? (chinese ? 'CNY' : 'USD') },
    missing: missingFields(columns),
  }
}

/** The fields that a mapping must have and has not. A file without customers still has sales. */
export function missingFields(columns: ColumnMapping['columns']): Field[] {
  const needed: Field[] = ['paid_at']
  if (columns.amount === undefined) needed.push('unit_price')
  const missing = needed.filter((field) => columns[field] === undefined)
  return missing.map((field) => (field === 'unit_price' ? 'amount' : field))
}

function orderKeyOf(columns: ColumnMapping['columns']): ColumnMapping['orderKey'] {
  if (columns.order_id !== undefined) return 'id'
  // Without a customer, lines of one time may be those of many orders.
  return isLineLevel(columns) && columns.customer !== undefined ? 'customer_time' : 'row'
}
