import type { Places } from '../columns/fields.ts'
import type { ReadTime } from './read-time.ts'

/** What a row says once it is cleaned. Amounts are decimal texts, so that no cent is lost on the way to the database. */
export type CleanRow = {
  orderId: string
  /** Null where the file has no column for customers. */
  customer: string | null
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
export type Rejection = {
  reason: string
  column: string | null
  value: string | null
  /** What the row says went back, where it is a cancellation or a refund: no order, but kept as a return. */
  returned?: ReturnedRow
}

/** A line of goods or money that went back. Units and amount are above zero. */
export type ReturnedRow = {
  /** Empty where the file has no id; one is then made from what the row says. */
  orderId: string
  customer: string | null
  /** Local time, as `CleanRow.paidAt`. */
  returnedAt: string
  quantity: number
  /** Null where it is quantity times price. */
  amount: string | null
  unitPrice: string | null
  product: string | null
  description: string | null
}

/** Reads one record. The same records in the same order give the same answers. */
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
