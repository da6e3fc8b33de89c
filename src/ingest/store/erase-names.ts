import { erasedName } from '../../customers/erased-name.ts'
import { orderIdWithout } from '../../customers/order-id.ts'
import type { Tombstones } from '../../customers/tombstones.ts'
import type { BulkValue } from '../../db/bulk-load.ts'
import type { CleanRow, Rejection } from '../clean/clean-row.ts'
import { readId } from '../clean/read-cells.ts'
import { type ColumnMapping, placesOf } from '../columns/fields.ts'
import { OWN } from './staging.ts'

/** A rejected row as it is kept; `raw` null where the row is nobody's who was erased. */
type Kept = Rejection & { raw: string | null }

/**
 * Puts pseudonyms in the place of erased customers before a row is stored anywhere. Hashes of a row are those of its own
 * words, so that an order stays the same one; of a rejected row nothing is kept but why it was not.
 */
export function eraseNames(tombstones: Tombstones, mapping: ColumnMapping, header: readonly string[]) {
  const place = placesOf(mapping.columns, header).customer

  return {
    /** @param written the row as the staging table takes it: order id and customer come first of its words */
    inRow({ orderId, customer }: CleanRow, written: BulkValue[]): void {
      const pseudonym = customer === null ? null : tombstones.pseudonymOf(customer)
      if (customer === null || pseudonym === null) return
      if (mapping.orderKey !== 'row') written[OWN] = orderIdIn(orderId, customer, pseudonym)
      written[OWN + 1] = pseudonym
    },

    inRejection(rejection: Rejection, record: readonly string[]): Kept {
      const found = findErased(record)
      if (found === null) return { ...rejection, raw: null }
      const { customer, pseudonym } = found
      const value = rejection.value === null ? null : erasedName(customer, pseudonym).without(rejection.value)
      const { returned } = rejection
      const orderId = returned && returned.orderId !== '' ? orderIdIn(returned.orderId, customer, pseudonym) : ''
      return {
        ...rejection,
        value,
        raw: pseudonym,
        returned: returned && { ...returned, orderId, customer: pseudonym },
      }
    },
  }

  function orderIdIn(orderId: string, customer: string, pseudonym: string): string {
    return orderIdWithout(erasedName(customer, pseudonym), mapping.orderKey, orderId)
  }

  /** In the customer's own cell; in any, where the row has too few or too many. */
  function findErased(record: readonly string[]): { customer: string; pseudonym: string } | null {
    const cells = record.length === header.length ? record.slice(place, place + 1) : record
    for (const cell of place < 0 ? [] : cells) {
      for (const customer of new Set([cell.trim(), readId(cell.trim())])) {
        const pseudonym = tombstones.pseudonymOf(customer)
        if (pseudonym !== null) return { customer, pseudonym }
      }
    }
    return null
  }
}
