import type { Places } from '../columns/fields.ts'
import type { ReadTime } from './read-time.ts'

/** What a row says once it is cleaned. Amounts are decimal texts, so that no cent is lost on the way to the database. */
export type CleanRow = {
  orderId: string
  customer: string
  merchant: string | null
  /** Local time, `YYYY-MM-DD HH:MM:SS[.mmm]`. */
  paidAt: string
  /** 1 used, 0 claimed and not used, −1 unclaimed. */
  couponStatus: 1 | 0 | -1 | null
  /** Null for a line whose amount is quantity times price. */
  amount: string | null
  postage: string | null
  province: string | null
  city: string | null
  country: string | null
  quantity: number
  product: string | null
  description: string | null
  unitPrice: string | null
  discount: string | null
  /** Codes of what was put right, `import-repair-<code>`. */
  repairs: readonly string[]
  /** The file had the amount below zero. */
  signFlipped: boolean
}

/** Why a row is not kept, `import-reason-<reason>`, and the cell that says so. */
export type Rejection = { reason: string; column: string | null; value: string | null }

/** Reads one record. Pure: the same record gives the same answer. */
export type Cleaner = (record: readonly string[]) => CleanRow | Rejection

export function isRejection(result: CleanRow | Rejection): result is Rejection {
  return 'reason' in result
}

export const noRepairs: readonly string[] = []

/** What every cleaner needs to know of the file and the moment. */
export type CleaningContext = {
  places: Places
  header: readonly string[]
  readTime: ReadTime
  /** Local time after which a payment cannot be, `YYYY-MM-DD HH:MM:SS`. */
  latest: string
}
