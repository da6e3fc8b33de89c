import type { Lacking } from '../analysis/lacking.ts'
import { factsNote } from './facts.ts'
import type { Report, Voice } from './report.ts'

/** What is said where the data cannot give an answer: which column is missing, and what would bring it. */
export function lackingReport({ lacking, source }: Lacking, voice: Voice): Report {
  const { t } = voice
  return {
    blocks: [
      { kind: 'text', text: t('lacking-title', { source: source.name }) },
      { kind: 'list', items: lacking.map((need) => t(`lacking-${need}`)) },
      { kind: 'text', text: t('lacking-remedy') },
      factsNote(source, source, voice),
    ],
  }
}
