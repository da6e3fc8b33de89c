import type postgres from 'postgres'
import type { ErasedName } from './erased-name.ts'
import { scrubJson } from './scrub-json.ts'

/** Plain texts that people or files may have put a name into. */
const texts = [
  ['imports', 'file_name'],
  ['imports', 'error'],
  ['uploads', 'file_name'],
  ['uploads', 'source'],
  ['job_runs', 'error'],
  ['inbox', 'error'],
  ['outbox', 'error'],
] as const

/** Takes the name out of everything that was said of the customer and is kept. @returns how many rows held it */
export async function scrubTexts(
  tx: postgres.TransactionSql,
  { sourceId, customerId }: { sourceId: number; customerId: number },
  erased: ErasedName,
): Promise<number> {
  // A report about another shop names another person.
  const ofSource = tx`coalesce((result -> 'report' ->> 'source_id')::int, ${sourceId}) = ${sourceId}`
  const counts = [
    await scrubJson(tx, { table: 'imports', column: 'report', where: tx`source_id = ${sourceId}` }, erased),
    await scrubJson(tx, { table: 'quarantine', column: 'evidence', where: tx`customer_id = ${customerId}` }, erased),
    await scrubJson(tx, { table: 'job_runs', column: 'result', where: ofSource }, erased),
    await scrubJson(tx, { table: 'job_runs', column: 'payload' }, erased),
    await scrubJson(tx, { table: 'audit_log', column: 'details' }, erased),
    await scrubJson(tx, { table: 'inbox', column: 'payload' }, erased, true),
    await scrubJson(tx, { table: 'outbox', column: 'payload' }, erased),
    await forgetPrepared(),
    ...(erased.isDistinctive ? await scrubPlain() : []),
  ]
  return counts.reduce((sum, count) => sum + count, 0)

  /** A message that is not sent yet is made once more, text and picture; of one that was sent the text goes. */
  async function forgetPrepared(): Promise<number> {
    await tx`
      update outbox set caption = null, picture = null,
        status = case when status = 'prepared' then 'waiting' else status end
      where status in ('prepared', 'unsure', 'failed') and caption is not null`
    const name = JSON.stringify(erased.name).slice(1, -1)
    const sent = await tx`update outbox set caption = null where strpos(caption::text, ${name}) > 0`
    return sent.count
  }

  async function scrubPlain(): Promise<number[]> {
    const found: number[] = []
    for (const [table, column] of texts) {
      const rows = await tx<{ text: string }[]>`
        select distinct ${tx(column)} as text from ${tx(table)} where strpos(${tx(column)}, ${erased.name}) > 0`
      for (const { text } of rows) {
        const changed = await tx`
          update ${tx(table)} set ${tx(column)} = ${erased.without(text)} where ${tx(column)} = ${text}`
        found.push(changed.count)
      }
    }
    return found
  }
}
