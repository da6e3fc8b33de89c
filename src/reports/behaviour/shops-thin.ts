import type { Voice } from '../report.ts'

/** Below so many orders per shop on average, a merchant measure says nothing (domain.md §2). */
const THIN_SHOPS = 10

/** The caveat on repeat buying at one shop. @returns null where shops have enough orders, or there is only one */
export function shopsThin(orders: number, merchants: number, { t, format }: Voice): string | null {
  if (merchants < 2 || orders / merchants >= THIN_SHOPS) return null
  return t('overview-shops-thin', { orders: format.decimal(orders / merchants, 1) })
}
