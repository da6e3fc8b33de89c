import { listSources, type Source } from '../../analysis/sources.ts'
import type { Report } from '../../reports/report.ts'
import type { BotContext } from '../context.ts'
import { addressTo } from '../present.ts'

/** More would not fit in one row of buttons; /source has them all. */
const MOST_SOURCES = 4

/** With several sources, a last row of buttons asks the same of another one. Each button says its source itself. */
export async function withSourceButtons(
  ctx: BotContext,
  report: Report,
  action: string,
  current: Source,
): Promise<Report> {
  const all = await listSources(ctx.deps.database)
  const addressed = addressTo(current.id, report)
  if (all.length < 2) return addressed
  const shown = all.slice(0, MOST_SOURCES)
  if (!shown.some(({ id }) => id === current.id)) shown.splice(-1, 1, current)
  const others = shown.map(({ id, name }) => ({
    label: id === current.id ? `✓ ${name}` : name,
    action: `${action}@${id}`,
  }))
  return { ...report, buttons: [...(addressed.buttons ?? []), others] }
}

/** What to say where there are no orders yet. */
export async function showNoData(ctx: BotContext): Promise<void> {
  await ctx.show({ blocks: [{ kind: 'text', text: ctx.t('no-data') }] })
}
