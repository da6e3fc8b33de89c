import { csvFile } from '../../csv.ts'
import type { Database } from '../../db/index.ts'
import { classMembers } from './class-members.ts'
import type { RfmClass } from './rfm-class.ts'

const header = ['customer', 'recency_days', 'orders', 'amount', 'r_score', 'f_score', 'm_score', 'class', 'last_order']

/** Every customer of a class as a CSV file: UTF-8 with a byte order mark, so that Excel reads Chinese names. */
export async function classMembersCsv(database: Database, snapshotId: number, rfmClass: RfmClass): Promise<Uint8Array> {
  const members = await classMembers(database, snapshotId, rfmClass, null)
  const rows = members.map((member) => [
    member.key,
    member.recency,
    member.frequency,
    member.monetary,
    member.recencyScore,
    member.frequencyScore,
    member.monetaryScore,
    member.rfmClass,
    member.lastOrder,
  ])
  return csvFile([header, ...rows])
}
