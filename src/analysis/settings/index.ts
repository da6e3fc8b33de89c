export { changeSetting, type SettingChange } from './change-setting.ts'
export {
  type SettingName,
  type Settings,
  type SettingValue,
  settingDefinitions,
  settingNames,
} from './definitions.ts'
export { readSettingValue, settingCalled } from './read-said.ts'
export { readSettings } from './read-settings.ts'
