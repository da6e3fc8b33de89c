import { listSources } from '../../analysis/sources.ts'
import { mayUse } from '../../members/index.ts'
import type { Block, Button } from '../../reports/report.ts'
import { commandGroups, commands } from '../commands.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'

/** /start and /help: who I am, what you can ask, what to do first. */
export const welcome: Feature = {
  commands: {
    start: async (ctx) => {
      const empty = (await listSources(ctx.deps.database)).length === 0
      await ctx.say({
        blocks: [
          { kind: 'heading', text: ctx.t('welcome', { name: ctx.member.name }) },
          { kind: 'text', text: ctx.t('welcome-what', { role: ctx.t(`role-${ctx.member.role}`) }) },
          { kind: 'text', text: ctx.t(empty ? 'welcome-empty' : 'welcome-ready') },
        ],
        buttons: empty ? [] : firstQuestions(ctx),
      })
    },
    help: async (ctx) => {
      await ctx.say({ blocks: help(ctx), buttons: firstQuestions(ctx) })
    },
  },
}

function help(ctx: BotContext): Block[] {
  const usable = commands.filter(({ role }) => mayUse(ctx.member.role, role))
  return [
    { kind: 'heading', text: ctx.t('help-title') },
    ...commandGroups.flatMap((group): Block[] => {
      const items = usable.filter((command) => command.group === group)
      if (items.length === 0) return []
      const lines = items.map(({ name }) => `/${name} · ${ctx.t(`command-${name}`)}`)
      return [{ kind: 'text', text: [ctx.t(`help-${group}`), ...lines].join('\n') }]
    }),
    { kind: 'text', text: ctx.t('help-words') },
    ...(mayUse(ctx.member.role, 'manager') ? [{ kind: 'text' as const, text: ctx.t('help-files') }] : []),
  ]
}

function firstQuestions(ctx: BotContext): Button[][] {
  return [
    [
      { label: ctx.t('button-overview'), action: 'ov:all' },
      { label: ctx.t('button-trend'), action: 'tr:month' },
    ],
    [
      { label: ctx.t('button-segments'), action: 'seg' },
      { label: ctx.t('button-portrait'), action: 'pt:random' },
    ],
  ]
}
