export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** zh for Chinese of any kind, en for everything else that Telegram may say. */
export function languageOf(code: string | undefined, fallback: Language): Language {
  if (code === undefined || code === '') return fallback
  return code.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
