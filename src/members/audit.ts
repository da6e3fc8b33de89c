import { type Database, schema } from '../db/index.ts'

export type AuditEntry = {
  /** `telegram:123`, `cli` or `schedule`. */
  actor: string
  /** What was done, e.g. `member.remove`. */
  action: string
  /** To whom or what. */
  subject: string
  details?: unknown
}

/** Writes down who changed what. Given a transaction, it stands or falls with the change. */
export async function audit(database: Database | Pick<Database['db'], 'insert'>, entry: AuditEntry): Promise<void> {
  const db = 'db' in database ? database.db : database
  await db.insert(schema.auditLog).values({ ...entry, details: entry.details ?? null })
}
