import { decideQuarantine, listQuarantine } from '../../ingest/index.ts'
import { enqueueJob } from '../../jobs/index.ts'
import { quarantineReport } from '../../reports/imports/quarantine.ts'
import type { BotContext } from '../context.ts'
import { MOST_BIG, readRowId } from '../read-id.ts'
import type { Feature } from '../router.ts'

/** /quarantine: customers whose orders look brushed, with the evidence; a manager releases or confirms each. */
export const quarantine: Feature = {
  commands: { quarantine: (ctx) => show(ctx, 0) },
  actions: {
    q: {
      role: 'manager',
      handle: async (ctx, argument) => {
        const [what, id = '0', page = '0'] = argument.split(':')
        if (what === 'page') return show(ctx, readRowId(id))
        if (what === 'release' || what === 'confirm') await decide(ctx, readRowId(id, MOST_BIG), what)
        await show(ctx, readRowId(page))
      },
    },
    quarantine: { role: 'manager', handle: (ctx) => show(ctx, 0) },
  },
}

/** The decision, and the classes that follow from it. */
async function decide(ctx: BotContext, customerId: number, what: 'release' | 'confirm'): Promise<void> {
  const requestedBy = `telegram:${ctx.member.userId}`
  const decision = what === 'release' ? 'released' : 'confirmed'
  const decided = await decideQuarantine(ctx.deps.database, customerId, decision, requestedBy)
  if (!decided) return
  const { sourceId } = decided
  const key = `rfm:${sourceId}:default`
  await enqueueJob(ctx.deps.jobs, 'rfm', { sourceId, referenceDate: null }, { requestedBy, key })
}

async function show(ctx: BotContext, page: number): Promise<void> {
  const source = await ctx.source()
  const all = await listQuarantine(ctx.deps.database)
  await ctx.show(quarantineReport(all, page, ctx.voice(source)))
}
