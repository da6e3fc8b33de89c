import { Hono } from 'hono'
import type { Database } from '../../db/index.ts'
import { connect } from '../../db/open.ts'
import { webhookPath } from './protocol.ts'

/** What an acknowledgement costs at the least: a Hono handler, one prepared INSERT, no checks, nothing handled. */
export async function bareApp({ connection }: Database, connections: number): Promise<Hono> {
  const sql = connect(connection, connections)
  await sql`create table if not exists bare_updates (update_id bigint primary key, payload jsonb not null)`
  const app = new Hono()
  app.post(webhookPath, async (c) => {
    const update = await c.req.json()
    await sql`insert into bare_updates (update_id, payload) values (${update.update_id}, ${sql.json(update)})`
    return c.json({ ok: true })
  })
  return app
}
