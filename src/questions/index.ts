import { cohortsQuestion } from './cohorts.ts'
import { couponsQuestion } from './coupons.ts'
import { habitsQuestion } from './habits.ts'
import { levelsQuestion } from './levels.ts'
import { lifetimeQuestion } from './lifetime.ts'
import { overviewQuestion } from './overview.ts'
import { placesQuestion } from './places.ts'
import { productsQuestion } from './products.ts'
import type { Question } from './question.ts'
import { segmentsQuestion } from './segments.ts'
import { strategyQuestion } from './strategy.ts'
import { trendQuestion } from './trend.ts'

export type { Answer, Question } from './question.ts'

/** Everything that can be asked about a source, in the order of the menu. */
export const questions: Question[] = [
  overviewQuestion,
  trendQuestion,
  placesQuestion,
  couponsQuestion,
  habitsQuestion,
  levelsQuestion,
  productsQuestion,
  strategyQuestion,
  segmentsQuestion,
  cohortsQuestion,
  lifetimeQuestion,
]
