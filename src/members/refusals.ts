import { type Database, schema } from '../db/index.ts'

/** Remembers that a stranger was refused. @returns true the first time: only then is anything said. */
export async function refuseOnce(database: Database, botId: number, userId: number): Promise<boolean> {
  const added = await database.db
    .insert(schema.refusals)
    .values({ botId, userId })
    .onConflictDoNothing()
    .returning({ userId: schema.refusals.userId })
  return added.length > 0
}
