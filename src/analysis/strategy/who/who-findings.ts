import type { Database } from '../../../db/index.ts'
import type { SourceFacts } from '../../behaviour/index.ts'
import { type PurchaseGaps, type RepeatPurchase, repeatAndGaps } from '../../cohorts/index.ts'
import { type LatestRfm, latestRfm } from '../../rfm/index.ts'
import { readSilence, type SilentClass } from './read-silence.ts'

export type WhoFindings = {
  /** Null before the first snapshot. */
  rfm: LatestRfm | null
  /** Second purchases, of all customers as one group. */
  repeat: RepeatPurchase
  gaps: PurchaseGaps
  /** Customers who are silent for longer than nine in ten gaps. */
  silence: SilentClass[]
}

export async function readWho(database: Database, source: SourceFacts): Promise<WhoFindings> {
  const rfm = await latestRfm(database, source.id)
  const { repeat, gaps } = await repeatAndGaps(database, source)
  const longest = gaps.ninetieth
  return {
    rfm,
    repeat,
    gaps,
    silence: rfm && longest !== null ? await readSilence(database, rfm.snapshot.id, longest) : [],
  }
}
