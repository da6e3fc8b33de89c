import {
  type SettingName,
  type Settings,
  type SettingValue,
  settingDefinitions,
  settingNames,
} from '../analysis/settings/index.ts'
import type { Block, Button, Report, Voice } from './report.ts'

/** /settings: what can be changed, its value, and the standard where that is another. */
export function settingsReport(settings: Settings, changed: SettingName | null, voice: Voice): Report {
  const { t } = voice
  const blocks: Block[] = changed ? [{ kind: 'text', text: changedText(changed, settings[changed], voice) }] : []
  return {
    blocks: [
      ...blocks,
      { kind: 'heading', text: t('settings-title') },
      { kind: 'list', items: settingNames.map((name) => line(name, settings[name], voice)) },
      { kind: 'note', text: t('settings-how') },
    ],
    buttons: settingNames
      .filter((name) => !isStandard(name, settings[name]))
      .map((name): Button[] => [{ label: t('settings-reset', { name: t(`setting-${name}`) }), action: `set:${name}` }]),
  }
}

/** One setting, and how it is changed. */
export function settingAskedReport(name: SettingName, value: SettingValue, voice: Voice): Report {
  return {
    blocks: [
      { kind: 'text', text: line(name, value, voice) },
      { kind: 'text', text: voice.t(`setting-${name}-wrong`) },
    ],
  }
}

/** What was said is no value of the setting. */
export function settingWrongReport(name: SettingName, said: string, { t }: Voice): Report {
  return {
    blocks: [
      { kind: 'text', text: t('settings-wrong', { name: t(`setting-${name}`), said }) },
      { kind: 'text', text: t(`setting-${name}-wrong`) },
    ],
  }
}

/** There is no setting of that name: those that are there. */
export function settingUnknownReport(said: string, { t }: Voice): Report {
  return {
    blocks: [
      { kind: 'text', text: t('settings-unknown', { said }) },
      { kind: 'list', items: settingNames.map((name) => `${name}  ${t(`setting-${name}`)}`) },
    ],
  }
}

function line(name: SettingName, value: SettingValue, voice: Voice): string {
  const { t } = voice
  const words = { name: t(`setting-${name}`), code: name, value: shown(value, voice) }
  if (isStandard(name, value)) return t('settings-line', words)
  return t('settings-line-changed', { ...words, standard: shown(settingDefinitions[name].standard, voice) })
}

function changedText(name: SettingName, value: SettingValue, voice: Voice): string {
  const { t } = voice
  const words = { name: t(`setting-${name}`), value: shown(value, voice) }
  return `${t('settings-changed', words)} ${t(`setting-${name}-effect`)}`
}

function isStandard(name: SettingName, value: SettingValue): boolean {
  return String(value) === String(settingDefinitions[name].standard)
}

function shown(value: SettingValue, { t, format }: Voice): string {
  const numbers = typeof value === 'number' ? [value] : value
  const texts = numbers.map((number) => format.decimal(number, Number.isInteger(number) ? 0 : 2))
  return texts.join(t('settings-separator'))
}
