import { type HabitView, habits, writePeriod } from '../analysis/behaviour/index.ts'
import { habitsReport } from '../reports/behaviour/habits.ts'
import { defineQuestion } from './question.ts'
import { type Meanings, meant, takePeriod } from './read-said.ts'

const views: Meanings<HabitView> = [
  ['quantity', /quantity|items|件/i],
  ['frequency', /frequen|often|频|次数/i],
  ['third', /third|month|月/i],
  ['band', /band|time|hour|时段|时间|小时/i],
]

/** `frequency 90`, 频率: a view and a period in any order. */
export const habitsQuestion = defineQuestion({
  name: 'habits',
  action: 'hb',
  read(said) {
    const { period, rest } = takePeriod(said)
    return { view: meant(rest, views, 'all'), period }
  },
  write: ({ view, period }) => `${view}.${writePeriod(period)}`,
  ask: (database, source, asked) => habits(database, { sourceId: source.id, ...asked }),
  report: habitsReport,
})
