import {
  type CategoryChange,
  type CategoryList,
  categoryKey,
  type ListedCategory,
  listCategories,
  OTHER,
  saveCategoryTable,
  type TableChanged,
} from '../../analysis/products/index.ts'
import type { Source } from '../../analysis/sources.ts'
import { csvFile } from '../../csv.ts'
import {
  categoryListReport,
  categoryReport,
  tableChangedReport,
  tableProblemReport,
  tableRows,
} from '../../reports/products/category-list.ts'
import { categoryName } from '../../reports/products/category-names.ts'
import type { Button, Voice } from '../../reports/report.ts'
import type { BotContext } from '../context.ts'
import { readCategoryCommand } from '../read-category-command.ts'
import type { Feature } from '../router.ts'
import { showLacking } from './show-lacking.ts'
import { showNoData } from './source-buttons.ts'

/** /categories: the keyword table by which products get their category, and every change of it. */
export const categories: Feature = {
  commands: { categories: withSource(say) },
  actions: { cat: { role: 'manager', handle: withSource(press) } },
}

type Handler = (ctx: BotContext, source: Source, argument: string) => Promise<void>

function withSource(handle: Handler): (ctx: BotContext, argument: string) => Promise<void> {
  return async (ctx, argument) => {
    const source = await ctx.source()
    await (source ? handle(ctx, source, argument) : showNoData(ctx))
  }
}

async function say(ctx: BotContext, source: Source, said: string): Promise<void> {
  const list = await listCategories(ctx.deps.database, source)
  const voice = ctx.voice(source)
  if (said === '' && list.products === 0 && (await showLacking(ctx, source, ['product']))) return
  if (said === '') return ctx.show(categoryListReport(list, 0, voice))
  const asked = readCategoryCommand(
    said,
    list.categories.map(({ code }) => ({ code, name: categoryName(code, voice) })),
  )
  if (asked.kind !== 'show') return change(ctx, source, asked, list)
  const category = list.categories.find(({ code }) => code === asked.category)
  if (!category) return ctx.show(tableProblemReport({ code: 'category-unknown', given: asked.category }, voice))
  await (category.code === OTHER
    ? ctx.show(categoryListReport(list, Number.MAX_SAFE_INTEGER, voice))
    : ctx.show(categoryReport(list, category, voice)))
}

async function press(ctx: BotContext, source: Source, argument: string): Promise<void> {
  const [what = '', value = ''] = argument.split(':')
  const voice = ctx.voice(source)
  const list = await listCategories(ctx.deps.database, source)
  if (what === 'page') return ctx.show(categoryListReport(list, Number(value) || 0, voice))
  if (what === 'csv') return sendTable(ctx, list, voice)
  if (what === 'reset' && value !== 'yes') return confirm(ctx, ctx.t('categories-reset-ask'), 'cat:reset:yes', 'reset')
  if (what === 'reset') return change(ctx, source, { kind: 'reset' }, list)
  const category = list.categories.find(({ code }) => code !== OTHER && categoryKey(code) === value)
  // A button of an old message may name what is no longer there.
  if (!category) return ctx.show(categoryListReport(list, 0, voice))
  const { code } = category
  if (what === 'top' || what === 'up' || what === 'down') {
    return change(ctx, source, { kind: 'move', category: code, to: what }, list)
  }
  if (what === 'dropyes') return change(ctx, source, { kind: 'drop', category: code }, list)
  if (what === 'drop') return confirm(ctx, dropQuestion(category, voice), `cat:dropyes:${value}`, 'drop')
  await ctx.show(categoryReport(list, category, voice))
}

async function change(ctx: BotContext, source: Source, change: CategoryChange, list: CategoryList): Promise<void> {
  const actor = `telegram:${ctx.member.userId}`
  const voice = ctx.voice(source)
  const result = await saveCategoryTable(ctx.deps.database, { sourceId: source.id, change, actor })
  await ctx.show(
    'code' in result
      ? tableProblemReport(result, voice)
      : tableChangedReport(doneWords(change, result, list, voice), result, voice),
  )
}

function doneWords(change: CategoryChange, { table }: TableChanged, before: CategoryList, voice: Voice): string {
  const { t } = voice
  const name = 'category' in change ? categoryName(change.category, voice) : ''
  switch (change.kind) {
    case 'add': {
      const known = before.table.some(({ code }) => code === change.category)
      const keywords = change.keywords.join(t('products-separator'))
      return t(known ? 'categories-done-add' : 'categories-done-new', { name, keywords })
    }
    case 'remove':
      return t('categories-done-remove', { keywords: change.keywords.join(t('products-separator')) })
    case 'move':
      return t('categories-done-move', { name, rank: table.findIndex(({ code }) => code === change.category) + 1 })
    case 'drop':
      return t('categories-done-drop', { name })
    case 'reset':
      return t('categories-done-reset')
    case 'replace':
      return t('categories-done-replace', {
        categories: table.length,
        keywords: table.reduce((sum, { keywords }) => sum + keywords.length, 0),
      })
  }
}

function dropQuestion({ code, keywords }: ListedCategory, voice: Voice): string {
  return voice.t('categories-drop-ask', { name: categoryName(code, voice), count: keywords.length })
}

async function confirm(ctx: BotContext, text: string, action: string, what: 'reset' | 'drop'): Promise<void> {
  const yes: Button = { label: ctx.t(`categories-button-${what}-yes`), action }
  const no: Button = { label: ctx.t('categories-button-cancel'), action: 'cat:page:0' }
  await ctx.show({ blocks: [{ kind: 'text', text }], buttons: [[yes, no]] })
}

async function sendTable(ctx: BotContext, list: CategoryList, voice: Voice): Promise<void> {
  const name = `${list.source.name}-categories.csv`
  const content = csvFile(tableRows(list.table, voice))
  await ctx.say({
    blocks: [{ kind: 'text', text: ctx.t('categories-sent', { name }) }],
    files: [{ name, content }],
  })
}
