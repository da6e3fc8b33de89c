import type { RfmClass } from './rfm-class.ts'
import type { CentreModel, ClusterModel } from './value-models.ts'

/** What is typical of a group's customers: its centre in days, orders and money (the mean of their logarithms, undone). */
export type TypicalCustomer = { recency: number; frequency: number; monetary: number }

export function typicalCustomers({ means, sds, centres }: CentreModel): TypicalCustomer[] {
  return centres.map((centre) => {
    const [recency, frequency, monetary] = centre.map((value, d) => Math.expm1(value * sds[d]! + means[d]!))
    return { recency: recency!, frequency: frequency!, monetary: monetary! }
  })
}

/** How a centre lies against the mean customer; better in R is more recent. */
export type CentrePattern = {
  /** E.g. `R++ F+ M−`. */
  pattern: string
  /** The class whose digits it has: 1 where the pattern has a plus. */
  like: RfmClass
  typical: TypicalCustomer
}

export function patternsOf(model: CentreModel): CentrePattern[] {
  const typical = typicalCustomers(model)
  return model.centres.map(([recency, frequency, monetary], k) => {
    const better = [-recency, frequency, monetary] as const
    return {
      pattern: better.map((deviation, d) => `${'RFM'[d]}${signs(deviation)}`).join(' '),
      like: better.map((deviation) => (deviation >= ONE_SIGN ? '1' : '0')).join('') as RfmClass,
      typical: typical[k]!,
    }
  })
}

/** 重要保持 重点发展 一般重要 价值较低. */
export const clusterLevels = ['keep', 'develop', 'ordinary', 'low'] as const
export type ClusterLevel = (typeof clusterLevels)[number]

export type ClusterProfile = CentrePattern & {
  level: ClusterLevel
  /** Few customers with extreme orders and amounts: perhaps resellers, 可能是黄牛. */
  scalper: boolean
}

/** A centre at least so many standard deviations from the mean has one sign, or two. */
const ONE_SIGN = 0.25
const TWO_SIGNS = 1
/** A cluster of resellers is at least so far out in both orders and amount, and at most such a share of the customers. */
const FAR_OUT = 2
const FEW = 0.05

/** What the clusters of a model are like, from their centres alone, so that they keep their names until they are refitted. */
export function profileClusters(model: ClusterModel): ClusterProfile[] {
  const patterns = patternsOf(model)
  return model.centres.map(([recency, frequency, monetary], k) => ({
    ...patterns[k]!,
    level: levelOf({ r: -recency, f: frequency, m: monetary }),
    scalper: frequency >= FAR_OUT && monetary >= FAR_OUT && model.sizes[k]! <= FEW * model.sample,
  }))
}

function signs(deviation: number): string {
  if (Math.abs(deviation) < ONE_SIGN) return ''
  return (deviation > 0 ? '+' : '−').repeat(Math.abs(deviation) >= TWO_SIGNS ? 2 : 1)
}

/** Frequent and well-paying customers are kept; other recent ones developed; then what they have paid decides. */
function levelOf({ r, f, m }: { r: number; f: number; m: number }): ClusterLevel {
  if (f >= ONE_SIGN && m >= ONE_SIGN) return 'keep'
  if (r >= ONE_SIGN && m > -TWO_SIGNS) return 'develop'
  return m > -ONE_SIGN ? 'ordinary' : 'low'
}
