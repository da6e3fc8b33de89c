import { findSource, type Source } from '../../analysis/sources.ts'
import { csvFile } from '../../csv.ts'
import { type Answer, questions as everyQuestion, type Question } from '../../questions/index.ts'
import type { Report } from '../../reports/report.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'
import { showNoData, withSourceButtons } from './source-buttons.ts'

/** Every question of src/questions as a command, as buttons under its answers, and as a CSV file of its figures. */
export const questions: Feature = {
  commands: Object.fromEntries(
    everyQuestion.map((question) => [question.name, (ctx: BotContext, said: string) => show(ctx, question, said)]),
  ),
  actions: {
    ...Object.fromEntries(
      everyQuestion.map((question) => [
        question.action,
        { role: 'viewer' as const, handle: (ctx: BotContext, said: string) => show(ctx, question, said) },
      ]),
    ),
    csv: { role: 'viewer', handle: sendCsv },
  },
}

async function show(ctx: BotContext, question: Question, said: string): Promise<void> {
  const found = await ask(ctx, question, said)
  if (!found) return showNoData(ctx)
  const { answer, source, report } = found
  const shown = ctx.member.role === 'viewer' ? withoutChanges(report) : report
  const withCsv = report.table ? addCsvButton(ctx, shown, `${question.action}:${answer.asked}`) : shown
  await ctx.show(await withSourceButtons(ctx, withCsv, `${question.action}:${answer.asked}`, source))
}

/** The figures behind a picture, by its button: the same question once more, so that they are those of today. */
async function sendCsv(ctx: BotContext, said: string): Promise<void> {
  const [action, ...argument] = said.split(':')
  const question = everyQuestion.find((candidate) => candidate.action === action)
  const found = question && (await ask(ctx, question, argument.join(':')))
  if (!found?.report.table) return showNoData(ctx)
  const { table } = found.report
  const name = `${found.source.name}-${table.name}.csv`
  await ctx.say({
    blocks: [{ kind: 'text', text: ctx.t('csv-sent', { name }) }],
    files: [{ name, content: csvFile(table.rows) }],
  })
}

type Found = { source: Source; answer: Answer; report: Report }

/** What follows the command may name a source, alone or after everything else. */
async function ask(ctx: BotContext, question: Question, said: string): Promise<Found | null> {
  const words = said.split(/\s+/).filter(Boolean)
  let named: Source | null = null
  let from = 0
  while (from < words.length && !named) named = await findSource(ctx.deps.database, words.slice(from++).join(' '))
  const source = named ?? (await ctx.source())
  if (!source) return null
  const rest = named ? words.slice(0, from - 1).join(' ') : said
  const answer = await question.answer(ctx.deps.database, source, rest)
  return answer && { source, answer, report: answer.report(ctx.voice(source)) }
}

/** Who may only look is not offered buttons that change something. */
function withoutChanges(report: Report): Report {
  const rows = report.buttons?.map((row) => row.filter((button) => !button.changes))
  return { ...report, buttons: rows?.filter((row) => row.length > 0) }
}

function addCsvButton(ctx: BotContext, report: Report, asked: string): Report {
  const button = { label: ctx.t('button-csv'), action: `csv:${asked}` }
  return { ...report, buttons: [...(report.buttons ?? []), [button]] }
}
