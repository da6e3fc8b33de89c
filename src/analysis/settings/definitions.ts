import { z } from 'zod'

const amount = z.number().positive().max(1e9)

/**
 * Everything that a manager may change (/settings): what values are sensible, the one that holds until somebody changes
 * it, and other names that managers give it. A new setting is an entry here and its texts `setting-<name>`,
 * `setting-<name>-wrong` and `setting-<name>-effect` in both languages.
 */
export const settingDefinitions = {
  /** Total paid in yuan up to which a customer's level is 低, and up to which it is 中 (domain.md §2). */
  levels: {
    schema: z.tuple([amount, amount]).refine(([low, middle]) => low < middle),
    standard: [100, 200] as [number, number],
    words: ['level', '消费等级', '等级'],
  },
  /** Orders from which a customer counts as 高频 (domain.md §5). */
  frequent: {
    schema: z.number().int().min(2).max(1000),
    standard: 3,
    words: ['frequency', '高频'],
  },
  /** Coupons claimed at a merchant from which its use rate is shown (domain.md §2: fewer say nothing). */
  merchants: {
    schema: z.number().int().min(5).max(100_000),
    standard: 30,
    words: ['merchant', '商家', '店铺'],
  },
}

export type SettingName = keyof typeof settingDefinitions

export type Settings = { [Name in SettingName]: z.infer<(typeof settingDefinitions)[Name]['schema']> }

export type SettingValue = Settings[SettingName]

export const settingNames = Object.keys(settingDefinitions) as SettingName[]
