import { expect, test } from 'vitest'
import { keywordVariants } from '../../../src/analysis/products/keyword-variants.ts'

test.each([
  ['mug', ['mug', 'mugs']],
  ['mugs', ['mugs', 'mugses', 'mug']],
  ['lunch box', ['lunch box', 'lunch boxes']],
  ['boxes', ['boxes', 'boxeses', 'box']],
  ['cherry', ['cherry', 'cherries']],
  ['knife', ['knife', 'knifes', 'knives']],
  ['toy', ['toy', 'toys']],
  ['glass', ['glass', 'glasses']],
  ['灯笼', ['灯笼']],
  ['T恤', ['t恤']],
  ['U盘', ['u盘']],
])('%s stands for %j', (keyword, variants) => {
  expect(keywordVariants(keyword).sort()).toEqual(variants.sort())
})
