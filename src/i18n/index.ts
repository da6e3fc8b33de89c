import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import { shippedFile } from '../package-root.ts'
import type { Language } from './language.ts'

export { createFormat, type Format } from './format.ts'
export { type Language, languageOf, languages } from './language.ts'
export { localDay, localMinute } from './local-time.ts'

/** A text by its key. Values go in as they are: format numbers first, or 2022 becomes 2,022. */
export type Translate = (key: string, values?: Record<string, FluentVariable>) => string

const bundles = new Map<Language, FluentBundle>()

/** The texts of one language, from every file of src/i18n/<language>/. @throws on a key or value that is missing. */
export function translator(language: Language): Translate {
  const bundle = bundleOf(language)
  return (key, values) => {
    const pattern = bundle.getMessage(key)?.value
    if (!pattern) throw new Error(`no ${language} text is called ${key}`)
    return bundle.formatPattern(pattern, values)
  }
}

/** Whether a text of this name exists, for texts that are named after a code. */
export function hasText(language: Language, key: string): boolean {
  return bundleOf(language).hasMessage(key)
}

/** Every key of a language, so that a test can hold the two against each other. */
export function textKeys(language: Language): string[] {
  return [...bundleOf(language)._messages.keys()].sort()
}

function bundleOf(language: Language): FluentBundle {
  const known = bundles.get(language)
  if (known) return known
  const bundle = new FluentBundle(language === 'zh' ? 'zh-CN' : 'en-GB', { useIsolating: false })
  const folder = shippedFile('src', 'i18n', language)
  for (const file of readdirSync(folder).sort()) {
    const errors = bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')))
    if (errors.length > 0) throw new Error(`${language}/${file}: ${errors.join('; ')}`)
  }
  bundles.set(language, bundle)
  return bundle
}
