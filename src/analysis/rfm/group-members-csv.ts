import { csvFile } from '../../csv.ts'
import type { Database } from '../../db/index.ts'
import type { Group } from './group.ts'
import { groupMembers } from './group-members.ts'

const header = [
  'customer',
  'recency_days',
  'orders',
  'amount',
  'r_score',
  'f_score',
  'm_score',
  'class',
  'tier',
  'cluster',
  'last_order',
]

/** Every customer of a group as a CSV file: UTF-8 with a byte order mark, so that Excel reads Chinese names. */
export async function groupMembersCsv(database: Database, snapshotId: number, group: Group): Promise<Uint8Array> {
  const members = await groupMembers(database, snapshotId, group, null)
  const rows = members.map((member) => [
    member.key,
    member.recency,
    member.frequency,
    member.monetary,
    member.recencyScore,
    member.frequencyScore,
    member.monetaryScore,
    member.rfmClass,
    member.tier,
    member.cluster,
    member.lastOrder,
  ])
  return csvFile([header, ...rows])
}
