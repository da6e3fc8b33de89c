import { isLacking, sourceWith } from '../analysis/lacking.ts'
import { type SegmentsAsked, segments } from '../analysis/rfm/segments.ts'
import { segmentsReport } from '../reports/segments/index.ts'
import { defineQuestion } from './question.ts'
import { readSegments, writeSegments } from './segments-words.ts'

export const segmentsQuestion = defineQuestion({
  name: 'segments',
  action: 'seg',
  read: readSegments,
  write: writeSegments,
  async ask(database, source, asked: SegmentsAsked) {
    const facts = await sourceWith(database, source.id, ['customer'])
    return facts === null || isLacking(facts) ? facts : segments(database, source.id, asked)
  },
  report: segmentsReport,
})
