import { type Trend, type TrendParameters, trend } from '../../src/analysis/behaviour/index.ts'
import { isLacking } from '../../src/analysis/lacking.ts'
import type { Database } from '../../src/db/index.ts'

/** A trend of a source that has one. */
export async function trendOf(database: Database, parameters: TrendParameters): Promise<Trend> {
  const result = await trend(database, parameters)
  if (!result || isLacking(result)) throw new Error(`no trend: ${JSON.stringify(result)}`)
  return result
}
