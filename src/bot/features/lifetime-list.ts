import { lifetimesCsv } from '../../analysis/lifetime/index.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'
import { showNoData } from './source-buttons.ts'

/** The list behind /lifetime: every customer with what is expected of them. Read only when it is asked for. */
export const lifetimeList: Feature = {
  actions: { ltcsv: { role: 'viewer', handle: sendList } },
}

async function sendList(ctx: BotContext): Promise<void> {
  const source = await ctx.source()
  const list = source && (await lifetimesCsv(ctx.deps.database, source.id))
  if (!source || !list) return showNoData(ctx)
  const name = `${source.name}-lifetime-${list.referenceDate}.csv`
  await ctx.say({
    blocks: [{ kind: 'text', text: ctx.t('csv-sent', { name }) }],
    files: [{ name, content: list.content }],
  })
}
