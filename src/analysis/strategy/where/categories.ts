import { advise, change, count, type Figures, type Outcome, share, weak, withhold } from '../advice.ts'
import type { WhereFindings } from './where-findings.ts'

const NAMED = 3

/**
 * 重点发展 and 优化 categories as the products say (their intervals decide), largest first. Both rest on one stretch
 * against another, which a season moves too.
 */
export function categoriesTo({ categories }: WhereFindings, advice: 'develop' | 'improve'): Outcome {
  if (!categories) return null
  const judged = categories.categories.filter((row) => row.advice !== null)
  if (judged.length === 0) return null
  const found = judged.filter((row) => row.advice === advice)
  const [first] = found
  if (!first || first.ahead === null || !first.aheadRange) {
    const figures: Figures = { compared: count(judged.length) }
    return withhold({ claim: `categories_${advice}`, topic: 'where', reason: 'alike', figures, key: 'compared' })
  }
  const stake = found.reduce((sum, row) => sum + (row.share ?? 0), 0)
  return advise({
    code: first.reason === 'returns' ? 'categories_returns' : `categories_${advice}`,
    topic: 'where',
    target: null,
    figures: {
      named: { unit: 'category', value: found.slice(0, NAMED).map(({ category }) => category) },
      first: { unit: 'category', value: [first.category] },
      category_sales: share(stake),
      ahead: change(first.ahead),
      low: change(first.aheadRange[0]),
      high: change(first.aheadRange[1]),
      ...(first.returnRate !== null && { return_rate: share(first.returnRate) }),
    },
    key: first.reason === 'returns' ? 'return_rate' : 'ahead',
    stake,
    certainty: weak('one_period'),
  })
}
