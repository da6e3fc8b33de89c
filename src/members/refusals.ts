import { type Database, schema } from '../db/index.ts'

/** Notes that a stranger was turned away. @returns true the first time, when there is something to say to them. */
export async function refuseOnce(database: Database, botId: number, userId: number): Promise<boolean> {
  const noted = await database.db
    .insert(schema.refusals)
    .values({ botId, userId })
    .onConflictDoNothing()
    .returning({ userId: schema.refusals.userId })
  return noted.length > 0
}
