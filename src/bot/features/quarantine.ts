import { decideQuarantine, listQuarantine } from '../../ingest/index.ts'
import { quarantineReport } from '../../reports/quarantine.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'

/** /quarantine: customers whose orders look brushed, with the evidence; a manager releases or confirms each. */
export const quarantine: Feature = {
  commands: { quarantine: (ctx) => show(ctx, 0) },
  actions: {
    q: {
      role: 'manager',
      handle: async (ctx, argument) => {
        const [what, id = '0'] = argument.split(':')
        if (what === 'page') return show(ctx, Number(id))
        if (what !== 'release' && what !== 'confirm') return
        const decision = what === 'release' ? 'released' : 'confirmed'
        await decideQuarantine(ctx.deps.database, Number(id), decision, `telegram:${ctx.member.userId}`)
        await show(ctx, 0)
      },
    },
    quarantine: { role: 'manager', handle: (ctx) => show(ctx, 0) },
  },
}

async function show(ctx: BotContext, page: number): Promise<void> {
  const source = await ctx.source()
  const all = await listQuarantine(ctx.deps.database)
  await ctx.show(quarantineReport(all, page, ctx.voice(source)))
}
