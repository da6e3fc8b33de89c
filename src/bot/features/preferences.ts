import { findSource, listSources } from '../../analysis/sources.ts'
import { translator } from '../../i18n/index.ts'
import { setLanguage, setSource } from '../../members/index.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'

/** /language and /source: in which language, and about which shop, a member asks. */
export const preferences: Feature = {
  commands: {
    language: async (ctx, argument) => {
      if (/^(zh|中文|chinese)/i.test(argument)) return useLanguage(ctx, 'zh')
      if (/^(en|英文|english)/i.test(argument)) return useLanguage(ctx, 'en')
      await ctx.say({
        blocks: [{ kind: 'text', text: ctx.t('language-choose') }],
        buttons: [
          [
            { label: '中文', action: 'lang:zh' },
            { label: 'English', action: 'lang:en' },
          ],
        ],
      })
    },
    source: async (ctx, argument) => {
      if (argument !== '') {
        const source = await findSource(ctx.deps.database, argument)
        if (source) return useSource(ctx, source.id)
      }
      await showSources(ctx, argument)
    },
  },
  actions: {
    lang: { role: 'viewer', handle: (ctx, argument) => useLanguage(ctx, argument === 'en' ? 'en' : 'zh') },
    src: { role: 'viewer', handle: (ctx, argument) => useSource(ctx, Number(argument)) },
  },
}

async function useLanguage(ctx: BotContext, language: 'zh' | 'en'): Promise<void> {
  await setLanguage(ctx.deps.database, ctx.botId, ctx.member.userId, language)
  ctx.language = language
  ctx.t = translator(language)
  await ctx.show({ blocks: [{ kind: 'text', text: ctx.t('language-chosen') }] })
}

async function useSource(ctx: BotContext, id: number): Promise<void> {
  const source = (await listSources(ctx.deps.database)).find((known) => known.id === id)
  if (!source) return showSources(ctx, '')
  await setSource(ctx.deps.database, ctx.botId, ctx.member.userId, source.id)
  await ctx.show({ blocks: [{ kind: 'text', text: ctx.t('source-chosen', { source: source.name }) }] })
}

async function showSources(ctx: BotContext, wanted: string): Promise<void> {
  const all = await listSources(ctx.deps.database)
  if (all.length === 0) {
    await ctx.show({ blocks: [{ kind: 'text', text: ctx.t('no-data') }] })
    return
  }
  const current = await ctx.source()
  await ctx.show({
    blocks: [
      ...(wanted === '' ? [] : [{ kind: 'text' as const, text: ctx.t('source-unknown', { source: wanted }) }]),
      { kind: 'text', text: ctx.t('source-choose', { source: current?.name ?? '' }) },
    ],
    buttons: all.map(({ id, name }) => [{ label: id === current?.id ? `✓ ${name}` : name, action: `src:${id}` }]),
  })
}
