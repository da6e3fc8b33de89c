import { overview } from '../analysis/behaviour/overview.ts'
import { readPeriod, writePeriod } from '../analysis/behaviour/period.ts'
import { overviewReport } from '../reports/behaviour/overview.ts'
import { defineQuestion } from './question.ts'

export const overviewQuestion = defineQuestion({
  name: 'overview',
  action: 'ov',
  read: readPeriod,
  write: writePeriod,
  ask: (database, source, period) => overview(database, { sourceId: source.id, period }),
  report: overviewReport,
})
