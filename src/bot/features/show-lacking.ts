import { type DataNeed, isLacking, sourceWith } from '../../analysis/lacking.ts'
import type { Source } from '../../analysis/sources.ts'
import { lackingReport } from '../../reports/lacking.ts'
import type { BotContext } from '../context.ts'

/** Says what the orders of a source lack of what is needed, if they lack anything. @returns whether that was said */
export async function showLacking(ctx: BotContext, source: Source, needs: DataNeed[]): Promise<boolean> {
  const found = await sourceWith(ctx.deps.database, source.id, needs)
  if (found === null || !isLacking(found)) return false
  await ctx.show(lackingReport(found, ctx.voice(source)))
  return true
}
