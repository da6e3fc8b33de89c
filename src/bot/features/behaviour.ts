import { overview } from '../../analysis/behaviour/overview.ts'
import { type TrendBucket, trend, trendBuckets } from '../../analysis/behaviour/trend.ts'
import { findSource } from '../../analysis/sources.ts'
import { overviewReport } from '../../reports/overview.ts'
import { trendReport } from '../../reports/trend.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'
import { showNoData, withSourceButtons } from './source-buttons.ts'

/** /overview and /trend. */
export const behaviour: Feature = {
  commands: {
    overview: async (ctx, argument) => showOverview(ctx, argument),
    trend: async (ctx, argument) => showTrend(ctx, argument),
  },
  actions: {
    ov: { role: 'viewer', handle: showOverview },
    tr: { role: 'viewer', handle: showTrend },
  },
}

async function showOverview(ctx: BotContext, argument: string): Promise<void> {
  const source = (await findSource(ctx.deps.database, argument)) ?? (await ctx.source())
  if (!source) return showNoData(ctx)
  const days = Number(/\d+/.exec(argument)?.[0] ?? 0)
  const period = [7, 30, 90].includes(days) ? { days } : 'all'
  const result = await overview(ctx.deps.database, { sourceId: source.id, period })
  if (!result) return showNoData(ctx)
  await ctx.show(await withSourceButtons(ctx, overviewReport(result, ctx.voice(source)), `ov:${days || 'all'}`, source))
}

const bucketWords: [TrendBucket, RegExp][] = [
  ['weekday', /^(weekday|week|星期|周)/i],
  ['month', /^(month|月$|按月|月份|每月)/i],
  ['day', /^(day|日|天|号)/i],
  ['hour', /^(hour|时|小时|点)/i],
]

async function showTrend(ctx: BotContext, argument: string): Promise<void> {
  const source = (await findSource(ctx.deps.database, argument)) ?? (await ctx.source())
  if (!source) return showNoData(ctx)
  const by =
    trendBuckets.find((bucket) => bucket === argument) ??
    bucketWords.find(([, pattern]) => pattern.test(argument))?.[0] ??
    'month'
  const result = await trend(ctx.deps.database, { sourceId: source.id, by })
  if (!result) return showNoData(ctx)
  await ctx.show(await withSourceButtons(ctx, trendReport(result, ctx.voice(source)), `tr:${by}`, source))
}
