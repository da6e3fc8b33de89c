import { sql } from 'drizzle-orm'
import { recomputeRfm, scoreCustomers } from '../../analysis/rfm/index.ts'
import { type Database, openDatabase } from '../../db/index.ts'
import { measurement, timed } from '../measurement.ts'
import { dayAfterFilledOrders, fillShop } from '../shop/fill-shop.ts'
import type { BenchContext, Measurement, PartResult } from '../types.ts'

const MOST_TIMES = 3
/** Taken in turns, so that no snapshot says the same as the one before it and is not written. */
const referenceDates = [dayAfterFilledOrders, '2022-07-02']

/** The recomputation of RFM with its saved snapshot against the bare SELECT of the same scores. */
export async function measureRfm({ scratch, sizes, onStep }: BenchContext): Promise<PartResult> {
  const settings = await scratch.create()
  const database = await openDatabase(settings, scratch.logger)
  const measurements: Measurement[] = []
  const notes: string[] = []
  try {
    for (const { orders, runs } of sizes.rfm) {
      onStep(`RFM of ${orders.toLocaleString('en')} orders`)
      const { sourceId, customers } = await fillShop(database, { orders, withLines: false })
      const { ours, bare } = await inTurns(database, sourceId, runs)
      const what = `RFM of ${orders.toLocaleString('en')} orders, ${customers.toLocaleString('en')} customers`
      measurements.push(
        measurement({
          part: 'rfm',
          what,
          unit: 'ms',
          ours,
          bare,
          aim: { of: 'ratio', sense: 'at most', limit: MOST_TIMES },
        }),
      )
    }
    notes.push('RFM: ours writes a snapshot each time; the bare SELECT computes the same scores and throws them away.')
    return { measurements, notes }
  } finally {
    await database.close()
    await scratch.drop(settings)
  }
}

async function inTurns(database: Database, sourceId: number, runs: number) {
  const ours: number[] = []
  const bare: number[] = []
  // The first turn fills the caches and is not counted.
  for (let run = 0; run <= runs; run++) {
    const referenceDate = referenceDates[run % referenceDates.length]!
    const select = await timed(() => bareSelect(database, sourceId, referenceDate))
    const recompute = await timed(() => recomputed(database, sourceId, referenceDate))
    if (run === 0) continue
    bare.push(1000 * select)
    ours.push(1000 * recompute)
  }
  return { ours, bare }
}

async function recomputed(database: Database, sourceId: number, referenceDate: string): Promise<void> {
  const done = await recomputeRfm(database, { sourceId, referenceDate, requestedBy: 'bench' })
  if (!done?.changed) throw new Error('the recomputation wrote no snapshot, so its time says nothing')
}

/** Every column of every customer is needed for the sums, so nothing is left out; only the rows stay where they are. */
async function bareSelect(database: Database, sourceId: number, referenceDate: string): Promise<void> {
  await database.db.execute(sql`
    with ${scoreCustomers(sourceId, referenceDate)}
    select count(*), sum(customer_id), sum(recency), sum(frequency), sum(monetary), sum(recency_score), sum(frequency_score),
      sum(monetary_score), max(rfm_class)
    from scored`)
}
