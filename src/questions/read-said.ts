import { type Period, readPeriod } from '../analysis/behaviour/index.ts'

/** What is meant by a word of a question, in either language; the first pattern that is found decides. */
export type Meanings<Value> = readonly (readonly [Value, RegExp])[]

/** The first of the meanings that a text names, or the default. */
export function meant<Value>(said: string, meanings: Meanings<Value>, otherwise: Value): Value {
  return meanings.find(([, pattern]) => pattern.test(said))?.[0] ?? otherwise
}

/** Takes the period out of a text, so that its 天 is not read as something else: `小时 最近 90 天` is 90 days and 小时. */
export function takePeriod(said: string): { period: Period; rest: string } {
  return { period: readPeriod(said), rest: said.replace(/\d+\s*(天|日|days?\b)?/gi, ' ') }
}
