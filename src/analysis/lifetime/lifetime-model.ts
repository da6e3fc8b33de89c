/** Why there is no forecast of orders, in the order in which it is looked for. See judge-fit.ts. */
export const orderRefusals = ['one_day', 'few_repeats', 'no_dropout', 'unsettled'] as const
export type OrderRefusal = (typeof orderRefusals)[number]

/** Why there is a forecast of orders and none of amounts. */
export const valueRefusals = ['few_values', 'dependent', 'values_unsettled', 'heavy_tail'] as const
export type ValueRefusal = (typeof valueRefusals)[number]

/** How far ahead is looked, in days. */
export const horizons = [90, 365] as const

/**
 * The unit of time of every parameter, in days. x counts the days with orders after a customer's first one; t_x and T are
 * the days from the first one to the last one and to the end of the observation, in weeks.
 */
export const WEEK = 7

/** What is kept in value_models, kind `lifetime`: plain JSON. Fitted or not, it says what it rests on. */
export type LifetimeModel = {
  verdict: 'fitted' | OrderRefusal
  basis: LifetimeBasis
  /** Null where there was too little to fit anything. */
  orders: OrderModel | null
  /** Null where there is no forecast of orders. */
  value: ValueModel | null
  /** Null where there is no forecast of orders. */
  holdout: Holdout | null
}

export type LifetimeBasis = {
  /** First and last day with an order, ISO: the time that was observed. */
  from: string
  to: string
  customers: number
  /** Customers with orders on two days or more. */
  repeatCustomers: number
  /** Days with orders after a customer's first, over all customers. */
  repeatDays: number
  /** Customers that the parameters were fitted on: all, or a sample chosen by a hash of their number. */
  fittedOn: number
}

/** BG/NBD; `errors` are standard errors of the logarithms, null where the likelihood has no proper maximum. */
export type OrderModel = {
  r: number
  alpha: number
  a: number
  b: number
  errors: { r: number; alpha: number; a: number; b: number } | null
  logLikelihood: number
  /** The same without anybody dropping out. */
  nbd: { r: number; alpha: number; logLikelihood: number }
  /** Twice the difference of the two log-likelihoods. */
  likelihoodRatio: number
  /** Standard error of all orders expected in each horizon, as a share of them, from the uncertainty of the parameters. */
  relativeErrors: { days: number; share: number }[]
}

/** Gamma-Gamma, fitted on customers with a mean value above 0 on their repeat days. */
export type ValueModel = {
  verdict: 'fitted' | ValueRefusal
  customers: number
  /** Of the number of repeat days and their mean value, as they are and as logarithms; null where one does not vary. */
  correlation: { plain: number | null; logarithms: number | null } | null
  parameters: {
    p: number
    q: number
    gamma: number
    errors: { p: number; q: number; gamma: number } | null
    logLikelihood: number
  } | null
}

/** The later part of the period, predicted from the earlier part alone; or why that was not possible. */
export type Holdout =
  | { verdict: OrderRefusal | 'too_short' }
  | {
      verdict: 'checked'
      /** Last day of the earlier part, ISO, and days in the later one. */
      cutoff: string
      days: number
      /** Customers of the earlier part. */
      customers: number
      predicted: number
      actual: number
      /** Amounts; null where the earlier part has no model of values. */
      value: { predicted: number; actual: number } | null
      /** By repeat days in the earlier part; the last one stands for so many or more. */
      groups: { repeats: number; customers: number; predicted: number; actual: number }[]
    }
