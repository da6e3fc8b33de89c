import { isLacking, type Lacking } from '../analysis/lacking.ts'
import type { Source } from '../analysis/sources.ts'
import type { Database } from '../db/index.ts'
import { lackingReport } from '../reports/lacking.ts'
import type { Report, Voice } from '../reports/report.ts'

/** What is asked about a source, be it in chat, on the command line or over REST: one analysis and one report of it. */
export type Question = {
  /** The command in chat and the path of the REST interface, e.g. `trend`. */
  name: string
  /** The word before the colon of a button's callback data, e.g. `tr`. */
  action: string
  /** @returns null where the source has no orders */
  answer(database: Database, source: Source, said: string): Promise<Answer | null>
}

export type Answer = {
  /** What was understood, as a button carries it. */
  asked: string
  /** Plain JSON: what REST gives. The report is made of this and nothing else, so the numbers agree. */
  result: object
  report(voice: Voice): Report
}

export type QuestionDefinition<Parameters, Result extends object> = {
  name: string
  action: string
  /** Reads what was said after the command or what a button carries; what makes no sense means the default. */
  read(said: string): Parameters
  /** The same as a button carries it: ASCII, at most 40 bytes. */
  write(parameters: Parameters): string
  ask(database: Database, source: Source, parameters: Parameters): Promise<Result | Lacking | null>
  report(result: Result, voice: Voice): Report
}

export function defineQuestion<Parameters, Result extends object>(
  definition: QuestionDefinition<Parameters, Result>,
): Question {
  const { name, action, read, write, ask, report } = definition
  return {
    name,
    action,
    async answer(database, source, said) {
      const parameters = read(said)
      const result = await ask(database, source, parameters)
      if (result === null) return null
      return {
        asked: write(parameters),
        result,
        report: (voice) => (isLacking(result) ? lackingReport(result, voice) : report(result, voice)),
      }
    },
  }
}
