import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultCategories } from '../../../src/analysis/products/default-categories.ts'
import { translator } from '../../../src/i18n/index.ts'
import { packageRoot } from '../../../src/package-root.ts'

test('docs/categories.md shows the default table as it is', () => {
  const page = readFileSync(join(packageRoot, 'docs/categories.md'), 'utf8')
  const [zh, en] = [translator('zh'), translator('en')]
  const rows = defaultCategories.map(({ code, keywords }, index) => {
    const names = `${zh(`category-${code}`)} | ${en(`category-${code}`)}`
    return `| ${index + 1} | \`${code}\` | ${names} | ${keywords.join(', ')} |`
  })
  expect(page.split('\n').filter((line) => /^\| \d+ \|/.test(line))).toEqual(rows)
})
