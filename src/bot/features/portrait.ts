import { findCustomer } from '../../analysis/portrait/find-customer.ts'
import { portrait as portraitOf } from '../../analysis/portrait/portrait.ts'
import { randomCustomer } from '../../analysis/portrait/random-customer.ts'
import { listSources } from '../../analysis/sources.ts'
import { customerSuggestions, portraitReport } from '../../reports/portrait/portrait.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'
import { showLacking } from './show-lacking.ts'
import { showNoData } from './source-buttons.ts'

/** /portrait NAME|random: one customer on a card. */
export const portrait: Feature = {
  commands: {
    portrait: (ctx, argument) =>
      /^(random|随机|抽一个)?$/i.test(argument) ? showRandom(ctx) : showNamed(ctx, argument),
  },
  actions: {
    pt: {
      role: 'viewer',
      handle: (ctx, argument) => (argument === 'random' ? showRandom(ctx) : showCustomer(ctx, Number(argument))),
    },
  },
}

async function showRandom(ctx: BotContext): Promise<void> {
  const source = await ctx.source()
  const customerId = source && (await randomCustomer(ctx.deps.database, source.id))
  if (!customerId) {
    if (!source || !(await showLacking(ctx, source, ['customer']))) await showNoData(ctx)
    return
  }
  await showCustomer(ctx, customerId)
}

/** Shows the one customer of that name; several, or none, become a choice. */
export async function showNamed(ctx: BotContext, name: string): Promise<void> {
  const source = await ctx.source()
  if (!source) return showNoData(ctx)
  const found = await findCustomer(ctx.deps.database, { name, sourceId: source.id })
  const [only] = found.matches
  if (only && found.matches.length === 1) return showCustomer(ctx, only.customerId)
  if (found.matches.length === 0 && (await showLacking(ctx, source, ['customer']))) return
  await ctx.show(customerSuggestions(found, name, ctx.voice(source)))
}

async function showCustomer(ctx: BotContext, customerId: number): Promise<void> {
  const result = await portraitOf(ctx.deps.database, customerId)
  const source = result && (await listSources(ctx.deps.database)).find(({ id }) => id === result.sourceId)
  if (!result || !source) {
    await ctx.show({ blocks: [{ kind: 'text', text: ctx.t('customer-gone') }] })
    return
  }
  await ctx.show(portraitReport(result, ctx.voice(source)))
}
