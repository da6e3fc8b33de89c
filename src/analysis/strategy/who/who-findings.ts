import type { Database } from '../../../db/index.ts'
import type { SourceFacts } from '../../behaviour/index.ts'
import { type PurchaseGaps, type RepeatPurchase, repeatAndGaps } from '../../cohorts/index.ts'
import { type LatestRfm, latestRfm, type Tiers, tiers } from '../../rfm/index.ts'
import { readSilence, type SilentCustomers } from './read-silence.ts'

/** What the data cannot give is null. */
export type WhoFindings = {
  rfm: LatestRfm | null
  tiers: Tiers | null
  /** Second purchases, of all customers as one group. */
  repeat: RepeatPurchase | null
  gaps: PurchaseGaps | null
  /** Customers who are silent for longer than nine in ten gaps. */
  silence: SilentCustomers[]
}

export async function readWho(database: Database, source: SourceFacts): Promise<WhoFindings> {
  const rfm = await latestRfm(database, source.id)
  const divided = await tiers(database, source.id)
  const { repeat, gaps } = await repeatAndGaps(database, source)
  const longest = gaps.ninetieth
  return {
    rfm,
    tiers: divided && 'tiers' in divided ? divided : null,
    repeat,
    gaps,
    silence: rfm && longest !== null ? await readSilence(database, rfm.snapshot.id, longest) : [],
  }
}
