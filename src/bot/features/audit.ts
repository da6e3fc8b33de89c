import { readAudit } from '../../members/index.ts'
import { AUDIT_PAGE, auditReport } from '../../reports/audit.ts'
import type { BotContext } from '../context.ts'
import { readRowId } from '../read-id.ts'
import type { Feature } from '../router.ts'

/** /audit: who changed what, a page at a time. */
export const audit: Feature = {
  commands: { audit: (ctx) => show(ctx, 0) },
  actions: { audit: { role: 'owner', handle: (ctx, argument) => show(ctx, readRowId(argument)) } },
}

async function show(ctx: BotContext, page: number): Promise<void> {
  const { database, config } = ctx.deps
  const { total, records } = await readAudit(database, ctx.botId, { offset: page * AUDIT_PAGE, limit: AUDIT_PAGE })
  await ctx.show(auditReport(records, page, total, config.timeZone, ctx.voice(null)))
}
