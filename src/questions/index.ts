import { cohortsQuestion } from './cohorts.ts'
import { overviewQuestion } from './overview.ts'
import type { Question } from './question.ts'
import { strategyQuestion } from './strategy.ts'
import { trendQuestion } from './trend.ts'

export type { Answer, Question } from './question.ts'

/** Everything that can be asked about a source, in the order of the menu. */
export const questions: Question[] = [overviewQuestion, trendQuestion, cohortsQuestion, strategyQuestion]
