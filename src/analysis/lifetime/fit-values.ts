import { correlation } from '../../algorithms/correlation.ts'
import type { Compute } from '../../algorithms/tasks.ts'
import { FEWEST_VALUES, isDependent, judgeValues, standardErrors } from './judge-fit.ts'
import type { ValueModel } from './lifetime-model.ts'
import type { CustomerDays } from './read-purchases.ts'

/** Gamma-Gamma on those of the chosen customers who paid something on their repeat days, with its verdict. */
export async function fitValues(
  compute: Compute,
  { repeats, value }: CustomerDays,
  chosen: Uint32Array,
): Promise<ValueModel> {
  const paying = chosen.filter((i) => repeats[i]! > 0 && value[i]! > 0)
  const nothing = { customers: paying.length, correlation: null, parameters: null }
  if (paying.length < FEWEST_VALUES) return { verdict: 'few_values', ...nothing }
  const events = Int32Array.from(paying, (i) => repeats[i]!)
  const means = Float64Array.from(paying, (i) => value[i]! / repeats[i]!)
  const correlations = {
    plain: correlation(events, means),
    logarithms: correlation(Float64Array.from(events, Math.log), means.map(Math.log)),
  }
  const { model, logLikelihood, covariance, ...fit } = await compute('fitGammaGamma', { events, means })
  const errors = covariance && standardErrors(covariance)
  return {
    verdict: isDependent(correlations) ? 'dependent' : judgeValues({ model, logLikelihood, covariance, ...fit }),
    customers: paying.length,
    correlation: correlations,
    parameters: {
      ...model,
      errors: errors && { p: errors[0]!, q: errors[1]!, gamma: errors[2]! },
      logLikelihood,
    },
  }
}
