import { scaleOf, standardise } from '../../src/algorithms/standardise.ts'
import { referenceRows } from '../support/real-orders.ts'

/** Standardised log1p of whole days, orders and amount of the retailer's 4,338 customers. */
export function retailPoints(): Float64Array {
  const rows = [...referenceRows('retail/rfm_customers.csv').values()]
  const logs = Float64Array.from(rows.flatMap((cells) => cells.slice(0, 3).map((cell) => Math.log1p(Number(cell)))))
  return standardise(logs, scaleOf(logs, 3))
}
