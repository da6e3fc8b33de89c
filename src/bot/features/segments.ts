import { classMembers } from '../../analysis/rfm/class-members.ts'
import { classMembersCsv } from '../../analysis/rfm/class-members-csv.ts'
import { latestRfm } from '../../analysis/rfm/latest-rfm.ts'
import { isRfmClass } from '../../analysis/rfm/rfm-class.ts'
import { findSource } from '../../analysis/sources.ts'
import { classReport, segmentsReport } from '../../reports/segments.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'
import { startJob } from '../start-job.ts'
import { showLackingCustomers } from './show-lacking.ts'
import { showNoData, withSourceButtons } from './source-buttons.ts'

/** How many customers a class shows in chat; the rest are in its CSV. */
const TOP_CUSTOMERS = 10

/** /segments and /rfm: the eight classes, each with its plan and customers, and their computation. */
export const segments: Feature = {
  commands: {
    segments: (ctx, argument) => show(ctx, argument),
    rfm: (ctx, argument) => recompute(ctx, argument),
  },
  actions: {
    seg: { role: 'viewer', handle: show },
    segcsv: { role: 'viewer', handle: sendCsv },
    rfm: { role: 'manager', handle: (ctx) => recompute(ctx, '') },
  },
}

async function show(ctx: BotContext, argument: string): Promise<void> {
  const source = await ctx.source()
  if (!source) return showNoData(ctx)
  const rfm = await latestRfm(ctx.deps.database, source.id)
  if (!rfm) {
    if (!(await showLackingCustomers(ctx, source))) await offerComputation(ctx)
    return
  }
  const code = argument
  if (!isRfmClass(code)) {
    await ctx.show(await withSourceButtons(ctx, segmentsReport(rfm, ctx.voice(source)), 'seg', source))
    return
  }
  const top = await classMembers(ctx.deps.database, rfm.snapshot.id, code, TOP_CUSTOMERS)
  await ctx.show(classReport(rfm, code, top, ctx.voice(source)))
}

async function sendCsv(ctx: BotContext, code: string): Promise<void> {
  if (!isRfmClass(code)) return
  const source = await ctx.source()
  const rfm = source && (await latestRfm(ctx.deps.database, source.id))
  if (!source || !rfm) return showNoData(ctx)
  const content = await classMembersCsv(ctx.deps.database, rfm.snapshot.id, code)
  const name = `${source.name}-${ctx.t(`rfm-class-${code}`)}-${rfm.snapshot.referenceDate}.csv`
  await ctx.say({ blocks: [{ kind: 'text', text: ctx.t('csv-sent', { name }) }], files: [{ name, content }] })
}

/** /rfm [date] [source]: the snapshot as of a day, by default the day after the last order. */
async function recompute(ctx: BotContext, argument: string): Promise<void> {
  const words = argument.split(/\s+/).filter(Boolean)
  const referenceDate = words.find(isDate) ?? null
  const named = words.filter((word) => word !== referenceDate).join(' ')
  const source = named === '' ? await ctx.source() : await findSource(ctx.deps.database, named)
  if (!source) {
    if (named === '') return showNoData(ctx)
    await ctx.reply(ctx.t('rfm-date-wrong', { given: named }))
    return
  }
  if (await showLackingCustomers(ctx, source)) return
  await startJob(ctx, 'rfm', async () => ({ sourceId: source.id, referenceDate }), {
    said: ctx.t('rfm-started', { source: source.name }),
    key: `rfm:${source.id}:${referenceDate ?? 'default'}`,
  })
}

async function offerComputation(ctx: BotContext): Promise<void> {
  await ctx.show({
    blocks: [{ kind: 'text', text: ctx.t('rfm-none') }],
    buttons: ctx.member.role === 'viewer' ? [] : [[{ label: ctx.t('button-rfm'), action: 'rfm' }]],
  })
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}
