import { isLacking, sourceWith } from '../../analysis/lacking.ts'
import type { Source } from '../../analysis/sources.ts'
import { lackingReport } from '../../reports/lacking.ts'
import type { BotContext } from '../context.ts'

/** Where no order of the source names its customer there is nothing to say of customers. @returns whether that was said */
export async function showLackingCustomers(ctx: BotContext, source: Source): Promise<boolean> {
  const found = await sourceWith(ctx.deps.database, source.id, ['customer'])
  if (found === null || !isLacking(found)) return false
  await ctx.show(lackingReport(found, ctx.voice(source)))
  return true
}
