import { sameName } from './columns/presets.ts'
import type { GroupedOrders } from './store/group-orders.ts'
import type { MergePlan } from './store/merge-plan.ts'
import type { ImportWarning } from './types.ts'

/** Columns that say amounts are already net of something. */
const REFUND_NAMES = ['退款', '退货', 'refund', 'returned']

/** The traps of domain.md §1 that this file has. */
export function findWarnings({ table, staged, mapping, dayOrder }: MergePlan, grouped: GroupedOrders): ImportWarning[] {
  const warnings: ImportWarning[] = []
  const warn = (code: string, values: ImportWarning['values'] = {}) => warnings.push({ code, values })
  const { columns } = mapping
  if (staged.signIsLabel) warn('sign_is_label', { rows: staged.signFlips, column: columns.amount ?? '' })
  else if (staged.signFlips > 0) warn('negative_amounts', { rows: staged.signFlips, column: columns.amount ?? '' })
  if (grouped.severalCustomers > 0) warn('order_with_several_customers', { orders: grouped.severalCustomers })
  if (grouped.severalTimes > 0) warn('order_with_several_times', { orders: grouped.severalTimes })
  if (grouped.amountsRepeated > 0) {
    warn('amounts_repeated', { orders: grouped.amountsRepeated, column: columns.amount ?? '' })
  }
  if (grouped.idsAreRowNumbers && columns.order_id) warn('ids_are_row_numbers', { column: columns.order_id })
  if (mapping.orderKey === 'row' && grouped.duplicates.rows > 0) {
    warn('duplicates_without_id', { rows: grouped.duplicates.rows })
  }
  if (staged.zeroAmounts > 0) warn('zero_amounts', { rows: staged.zeroAmounts })
  if (staged.midnights === staged.kept) warn('days_only', { column: columns.paid_at ?? '' })
  const refunds = table.header.find((name) => REFUND_NAMES.some((word) => sameName(name).includes(word)))
  if (refunds !== undefined) warn('refund_column', { column: refunds })
  if (staged.rejected.not_paid) warn('unpaid_orders', { rows: staged.rejected.not_paid })
  const spaced = table.rawHeader.filter((name) => name !== name.trim())
  if (spaced.length > 0) warn('spaces_in_header', { columns: spaced.map((name) => name.trim()) })
  if (dayOrder.order !== 'ymd') {
    warn(dayOrder.certain ? 'day_order' : 'day_order_uncertain', {
      column: columns.paid_at ?? '',
      order: dayOrder.order,
    })
  }
  if (table.format.encoding !== null && table.format.encoding !== 'utf-8') {
    warn('encoding', { encoding: table.format.encoding.toUpperCase() })
  }
  if (table.format.other_sheets.length > 0) {
    warn('sheet_chosen', { sheet: table.format.sheet ?? '', others: table.format.other_sheets })
  }
  return warnings
}
