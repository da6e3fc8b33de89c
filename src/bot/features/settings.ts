import {
  changeSetting,
  readSettings,
  readSettingValue,
  type SettingName,
  type Settings,
  settingCalled,
  settingNames,
} from '../../analysis/settings/index.ts'
import { audit } from '../../members/index.ts'
import { settingAskedReport, settingsReport, settingUnknownReport, settingWrongReport } from '../../reports/settings.ts'
import type { BotContext } from '../context.ts'
import type { Feature } from '../router.ts'

/** /settings, /settings levels 100 200, /settings levels default: what managers may change, for all sources. */
export const settings: Feature = {
  commands: { settings: answer },
  actions: {
    set: {
      role: 'manager',
      async handle(ctx, argument) {
        const name = settingNames.find((candidate) => candidate === argument)
        if (name) await change(ctx, name, null)
      },
    },
  },
}

async function answer(ctx: BotContext, argument: string): Promise<void> {
  const [word = '', ...rest] = argument.split(/\s+/)
  const said = rest.join(' ')
  if (word === '') return show(ctx, null)
  const name = settingCalled(word)
  if (!name) return ctx.show(settingUnknownReport(word, ctx.voice(null)))
  if (/^(default|reset|standard|默认|恢复|恢复默认)$/i.test(said)) return change(ctx, name, null)
  if (said === '')
    return ctx.show(settingAskedReport(name, (await readSettings(ctx.deps.database))[name], ctx.voice(null)))
  const value = readSettingValue(name, said)
  if (value === null) return ctx.show(settingWrongReport(name, said, ctx.voice(null)))
  await change(ctx, name, value as Settings[typeof name])
}

async function change<Name extends SettingName>(
  ctx: BotContext,
  name: Name,
  value: Settings[Name] | null,
): Promise<void> {
  await changeSetting(ctx.deps.database, name, value, (transaction, { before, after }) =>
    audit(transaction, {
      actor: `telegram:${ctx.member.userId}`,
      action: 'setting.change',
      subject: name,
      details: { before, after },
    }),
  )
  await show(ctx, name)
}

async function show(ctx: BotContext, changed: SettingName | null): Promise<void> {
  await ctx.show(settingsReport(await readSettings(ctx.deps.database), changed, ctx.voice(null)))
}
