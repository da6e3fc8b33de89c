import { customerById, findCustomer } from '../../analysis/portrait/find-customer.ts'
import { eraseCustomer } from '../../customers/index.ts'
import { confirmErasureReport, erasedReport, forgetReport } from '../../reports/forget.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'
import { showNoData } from './source-buttons.ts'

/** /forget NAME: erases a person, after the owner has seen whom and said yes. */
export const forget: Feature = {
  commands: { forget: askFor },
  actions: {
    forget: {
      role: 'owner',
      handle: async (ctx, argument) => {
        const [what, id = ''] = argument.split(':')
        if (what === 'ask') return confirm(ctx, Number(id))
        if (what === 'yes') return erase(ctx, Number(id))
        await say(ctx, 'forget-cancelled')
      },
    },
  },
}

async function askFor(ctx: BotContext, name: string): Promise<void> {
  if (name === '') return say(ctx, 'forget-how')
  const source = await ctx.source()
  if (!source) return showNoData(ctx)
  const found = await findCustomer(ctx.deps.database, { name, sourceId: source.id, everywhere: true })
  await ctx.show(forgetReport(found, name, ctx.voice(source)))
}

async function confirm(ctx: BotContext, customerId: number): Promise<void> {
  const customer = await customerById(ctx.deps.database, customerId)
  if (!customer) return say(ctx, 'forget-gone')
  await ctx.show(confirmErasureReport(customer, ctx.voice(null)))
}

async function erase(ctx: BotContext, customerId: number): Promise<void> {
  const actor = `telegram:${ctx.member.userId}`
  const erasure = await eraseCustomer(ctx.deps.database, { customerId, actor })
  if (erasure === null) return say(ctx, 'forget-gone')
  if (erasure === 'importing') return say(ctx, 'forget-importing')
  await ctx.show(erasedReport(erasure, ctx.voice(null)))
}

async function say(ctx: BotContext, text: string): Promise<void> {
  await ctx.show({ blocks: [{ kind: 'text', text: ctx.t(text) }] })
}
