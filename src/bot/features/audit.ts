import { readAudit } from '../../members/index.ts'
import { AUDIT_PAGE, auditReport } from '../../reports/audit.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'

/** /audit: who changed what, a page at a time. */
export const audit: Feature = {
  commands: { audit: (ctx) => show(ctx, 0) },
  actions: { audit: { role: 'owner', handle: (ctx, argument) => show(ctx, Number(argument) || 0) } },
}

async function show(ctx: BotContext, page: number): Promise<void> {
  const { database, config } = ctx.deps
  const current = Math.max(0, page)
  const { total, records } = await readAudit(database, ctx.botId, { offset: current * AUDIT_PAGE, limit: AUDIT_PAGE })
  await ctx.show(auditReport(records, current, total, config.timeZone, ctx.voice(null)))
}
