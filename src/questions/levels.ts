import { consumptionLevels, type LevelView, writePeriod } from '../analysis/behaviour/index.ts'
import { levelsReport } from '../reports/behaviour/levels.ts'
import { defineQuestion } from './question.ts'
import { type Meanings, meant, takePeriod } from './read-said.ts'

const views: Meanings<LevelView> = [['month', /month|first|月|首购/i]]

/** `month 90`, 首购月份: a view and a period in any order. */
export const levelsQuestion = defineQuestion({
  name: 'levels',
  action: 'lv',
  read(said) {
    const { period, rest } = takePeriod(said)
    return { view: meant(rest, views, 'level'), period }
  },
  write: ({ view, period }) => `${view}.${writePeriod(period)}`,
  ask: (database, source, asked) => consumptionLevels(database, { sourceId: source.id, ...asked }),
  report: levelsReport,
})
