import { fitBgNbd } from './bg-nbd.ts'
import { relativeErrors } from './bg-nbd-errors.ts'
import { expectEvents } from './bg-nbd-expectations.ts'
import { chooseClusters } from './choose-clusters.ts'
import { fitGammaGamma } from './gamma-gamma.ts'
import { kMeans } from './k-means.ts'

/** Algorithms that may take longer than an answer can wait: a pool thread runs them by name. Plain data in and out. */
export const tasks = { chooseClusters, expectEvents, fitBgNbd, fitGammaGamma, kMeans, relativeErrors }

type Tasks = typeof tasks

/** Runs an algorithm somewhere and resolves with what it gives. Typed arrays among the arguments are copied, not moved. */
export type Compute = <Name extends keyof Tasks>(
  name: Name,
  ...parameters: Parameters<Tasks[Name]>
) => Promise<ReturnType<Tasks[Name]>>

/** For programs without a pool, such as one command that does one thing: on this thread. */
export const computeHere: Compute = async (name, ...parameters) => {
  const task = tasks[name] as unknown as (...given: typeof parameters) => ReturnType<Tasks[typeof name]>
  return task(...parameters)
}
