import { type SettingName, type SettingValue, settingDefinitions, settingNames } from './definitions.ts'

/** Which setting a manager means by a word, in either language; null for none. */
export function settingCalled(word: string): SettingName | null {
  const given = word.toLowerCase()
  return settingNames.find((name) => name === given || settingDefinitions[name].words.includes(given)) ?? null
}

/** The numbers in what was said, e.g. `100 200`, `100、200` or `1,000`. @returns null where they are no value of the setting */
export function readSettingValue(name: SettingName, said: string): SettingValue | null {
  const words = said
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .split(/[\s,，、]+/)
    .filter(Boolean)
  const numbers = words.map(Number)
  const parsed = settingDefinitions[name].schema.safeParse(numbers.length === 1 ? numbers[0] : numbers)
  return parsed.success ? parsed.data : null
}
