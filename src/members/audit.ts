import { type Database, schema } from '../db/index.ts'

/** Anything that runs statements: the database, or a transaction under way. */
export type Executor = Pick<Database['db'], 'insert'>

/** Notes who changed what. Inside a transaction, the note stands or falls with the change. */
export async function audit(
  executor: Executor,
  entry: { actor: string; action: string; subject: string; details?: unknown },
): Promise<void> {
  await executor.insert(schema.auditLog).values(entry)
}
