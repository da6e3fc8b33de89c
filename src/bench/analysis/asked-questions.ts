/** What managers ask of a shop: every question with its main views, in the words that they type. */
export const askedQuestions: readonly (readonly [question: string, views: readonly string[]])[] = [
  ['overview', ['', '90']],
  ['trend', ['', 'hour', 'month buyers', 'hour buyers']],
  ['places', ['']],
  ['coupons', ['', 'level', 'place', 'merchant']],
  ['habits', ['', '90']],
  ['levels', ['', 'month']],
  ['products', ['', 'bags', 'best', 'best customers', 'returns', 'changes']],
  ['strategy', ['', 'who', 'when', 'where']],
  ['segments', ['', 'scores', 'tiers', 'clusters', 'top', 'flow', '111']],
  ['cohorts', ['', 'repeat', 'period', 'amount', 'gaps', 'number']],
  ['lifetime', ['', 'top', 'map', 'check']],
]
