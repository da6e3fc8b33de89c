import type { Database } from '../../../db/index.ts'
import type { SourceFacts } from '../../behaviour/index.ts'
import { cohorts, type PurchaseGaps, type RepeatPurchase } from '../../cohorts/index.ts'
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

export async function readWho(database: Database, { id: sourceId }: SourceFacts): Promise<WhoFindings> {
  const rfm = await latestRfm(database, sourceId)
  const divided = await tiers(database, sourceId)
  const repeat = await cohorts(database, { sourceId, view: 'repeat' })
  const found = await cohorts(database, { sourceId, view: 'gaps' })
  const gaps = found && 'view' in found && found.view === 'gaps' ? found : null
  const longest = gaps?.ninetieth ?? null
  return {
    rfm,
    tiers: divided && 'tiers' in divided ? divided : null,
    repeat: repeat && 'view' in repeat && repeat.view === 'repeat' ? repeat : null,
    gaps,
    silence: rfm && longest !== null ? await readSilence(database, rfm.snapshot.id, longest) : [],
  }
}
