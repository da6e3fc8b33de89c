import { OTHER } from '../../analysis/products/category-table.ts'
import { defaultCategories } from '../../analysis/products/default-categories.ts'
import { hasText, languages, translator } from '../../i18n/index.ts'
import type { Voice } from '../report.ts'

/** A category as the reader calls it: ours by its text, a manager's own as it was typed. */
export function categoryName(code: string, { t, format }: Voice): string {
  return hasText(format.language, `category-${code}`) ? t(`category-${code}`) : code
}

/** The code of a category from its code or its name in either language, whatever its letters' case; else the name itself. */
export function categoryCodeOf(name: string): string {
  const wanted = name.trim().toLowerCase()
  const codes = [...defaultCategories.map(({ code }) => code), OTHER]
  const found = codes.find(
    (code) =>
      code === wanted ||
      languages.some((language) => translator(language)(`category-${code}`).toLowerCase() === wanted),
  )
  return found ?? name.trim().replace(/\s+/g, ' ')
}
