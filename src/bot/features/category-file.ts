import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Filter, MiddlewareFn } from 'grammy'
import { readCategoryFile, saveCategoryTable } from '../../analysis/products/index.ts'
import { ImportError } from '../../ingest/index.ts'
import { mayUse } from '../../members/index.ts'
import { fileFaultsReport, tableChangedReport, tableProblemReport } from '../../reports/products/category-list.ts'
import { categoryCodeOf } from '../../reports/products/category-names.ts'
import { commands } from '../commands.ts'
import type { BotContext } from '../context.ts'
import { downloadFile } from '../download-file.ts'
import { showNoData } from './source-buttons.ts'

/** A table of 2,000 keywords is a hundredth of this. */
const MOST_BYTES = 2 * 1024 * 1024

/** A file whose caption says 品类 or /categories is a new keyword table, and no orders. */
export const takeCategoryFile: MiddlewareFn<Filter<BotContext, 'message:document'>> = async (ctx, next) => {
  if (!isCategoryCaption(ctx.message.caption ?? '')) return next()
  if (!mayUse(ctx.member.role, 'manager')) {
    await ctx.reply(ctx.t('not-allowed', { role: ctx.t('role-manager') }))
    return
  }
  const source = await ctx.source()
  if (!source) return showNoData(ctx)
  const voice = ctx.voice(source)
  const read = await readDocument(ctx)
  if (!read) {
    await ctx.say({ blocks: [{ kind: 'text', text: ctx.t('categories-file-unreadable') }] })
    return
  }
  if ('faults' in read) {
    await ctx.say(fileFaultsReport(read.faults, voice))
    return
  }
  const change = { kind: 'replace' as const, table: read.table }
  const actor = `telegram:${ctx.member.userId}`
  const result = await saveCategoryTable(ctx.deps.database, { sourceId: source.id, change, actor })
  if ('code' in result) await ctx.say(tableProblemReport(result, voice))
  else {
    const keywords = result.table.reduce((sum, row) => sum + row.keywords.length, 0)
    const done = ctx.t('categories-done-replace', { categories: result.table.length, keywords })
    await ctx.say(tableChangedReport(done, result, voice))
  }
}

function isCategoryCaption(caption: string): boolean {
  const { words } = commands.find(({ name }) => name === 'categories')!
  return [...words, '品类', '/categories', 'categories'].some((word) => caption.trim().toLowerCase() === word)
}

/** @returns null where the file is no table at all, or much too large for one */
async function readDocument(ctx: Filter<BotContext, 'message:document'>) {
  if ((ctx.message.document.file_size ?? 0) > MOST_BYTES) return null
  const folder = await mkdtemp(join(tmpdir(), 'huike-categories-'))
  try {
    const path = join(folder, 'file')
    await downloadFile(ctx, path, MOST_BYTES)
    return await readCategoryFile(path, { file: MOST_BYTES, unpacked: 10 * MOST_BYTES }, categoryCodeOf)
  } catch (error) {
    if (error instanceof ImportError) return null
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
