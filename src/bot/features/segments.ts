import { isDay } from '../../analysis/behaviour/days.ts'
import { flowMembersCsv } from '../../analysis/rfm/flow-members-csv.ts'
import { readGroup } from '../../analysis/rfm/group.ts'
import { groupMembersCsv } from '../../analysis/rfm/group-members-csv.ts'
import { latestSnapshot } from '../../analysis/rfm/latest-snapshot.ts'
import { findSource } from '../../analysis/sources.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'
import { startJob } from '../start-job.ts'
import { showLacking } from './show-lacking.ts'
import { showNoData } from './source-buttons.ts'

/** Lists of the customers in a class, tier or cluster, or of those who moved; /rfm, which computes them. */
export const segments: Feature = {
  commands: {
    rfm: (ctx, argument) => recompute(ctx, argument),
  },
  actions: {
    segcsv: { role: 'viewer', handle: sendCsv },
    rfm: { role: 'manager', handle: (ctx, argument) => recompute(ctx, argument) },
  },
}

/** @param asked a group as its button carries it, or the two snapshots of a flow: `flow.12.15` */
async function sendCsv(ctx: BotContext, asked: string): Promise<void> {
  const { database } = ctx.deps
  const source = await ctx.source()
  const latest = source && (await latestSnapshot(database, source.id))
  if (!source || !latest) return showNoData(ctx)
  const { id, referenceDate } = latest.snapshot
  const [, before, after] = /^flow\.(\d{1,9})\.(\d{1,9})$/.exec(asked) ?? []
  if (before !== undefined) {
    const content = await flowMembersCsv(database, source.id, { before: Number(before), after: Number(after) })
    return send(`${source.name}-${ctx.t('segments-view-flow')}-${referenceDate}.csv`, content)
  }
  const group = readGroup(asked)
  if (!group) return
  const what = {
    class: () => ctx.t(`rfm-class-${group.value}`),
    tier: () => ctx.t(`tier-${group.value}`),
    cluster: () => `${ctx.t('segments-view-clusters')}${group.value}`,
  }[group.by]()
  return send(`${source.name}-${what}-${referenceDate}.csv`, await groupMembersCsv(database, id, group))

  async function send(name: string, content: Uint8Array): Promise<void> {
    await ctx.say({ blocks: [{ kind: 'text', text: ctx.t('csv-sent', { name }) }], files: [{ name, content }] })
  }
}

/** /rfm [refit] [date] [source]: the snapshot as of a day, by default the day after the last order; divided anew on request. */
async function recompute(ctx: BotContext, argument: string): Promise<void> {
  const words = argument.split(/\s+/).filter(Boolean)
  const refit = words.some(isRefit)
  const referenceDate = words.find(isDay) ?? null
  const named = words.filter((word) => word !== referenceDate && !isRefit(word)).join(' ')
  const source = named === '' ? await ctx.source() : await findSource(ctx.deps.database, named)
  if (!source) {
    if (named === '') return showNoData(ctx)
    await ctx.reply(ctx.t('rfm-date-wrong', { given: named }))
    return
  }
  if (await showLacking(ctx, source, ['customer'])) return
  await startJob(ctx, 'rfm', async () => ({ sourceId: source.id, referenceDate, refit }), {
    said: ctx.t(refit ? 'refit-started' : 'rfm-started', { source: source.name }),
    key: `rfm:${source.id}:${referenceDate ?? 'default'}${refit ? ':refit' : ''}`,
  })
}

function isRefit(word: string): boolean {
  return /^(refit|重新划层|重划)$/i.test(word)
}
