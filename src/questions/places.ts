import { placeRanking, readPeriod, writePeriod } from '../analysis/behaviour/index.ts'
import { placesReport } from '../reports/behaviour/places.ts'
import { defineQuestion } from './question.ts'

export const placesQuestion = defineQuestion({
  name: 'places',
  action: 'pl',
  read: readPeriod,
  write: writePeriod,
  ask: (database, source, period) => placeRanking(database, { sourceId: source.id, period }),
  report: placesReport,
})
