import { count, desc, sql } from 'drizzle-orm'
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

/** An entry of the log as it is read, with the names of people that are known today. */
export type AuditRecord = AuditEntry & {
  at: Date
  /** The member's name; null for somebody who is no member (any more), and for what is no person. */
  actorName: string | null
  /** The same of the subject, be it a member or a customer. */
  subjectName: string | null
}

/** Who changed what, newest first. @param botId whose members are named; the log is one for all bots of the database */
export async function readAudit(
  database: Database,
  botId: number,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; records: AuditRecord[] }> {
  const { auditLog } = schema
  const memberName = (id: typeof auditLog.actor | typeof auditLog.subject) => sql<string | null>`(
    select name from members where bot_id = ${botId} and ${id} = 'telegram:' || user_id)`
  const customerName = sql<string | null>`(select key from customers 
    where id = substring(${auditLog.subject} from '^customer:([0-9]{1,18})$')::bigint)`
  const [all] = await database.db.select({ total: count() }).from(auditLog)
  const records = await database.db
    .select({
      at: auditLog.at,
      actor: auditLog.actor,
      action: auditLog.action,
      subject: auditLog.subject,
      details: auditLog.details,
      actorName: memberName(auditLog.actor),
      subjectName: sql<string | null>`coalesce(${memberName(auditLog.subject)}, ${customerName})`,
    })
    .from(auditLog)
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .offset(offset)
    .limit(limit)
  return { total: all?.total ?? 0, records }
}
