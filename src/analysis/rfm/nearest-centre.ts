import { type SQL, sql } from 'drizzle-orm'
import type { CentreModel, PinnedModels } from './value-models.ts'

/**
 * The CTE `grouped`: every row of `scored` with the numbers, from 1, of its `tier` and its `cluster`; null without a model.
 * The nearest centre c of a point z has the least |z − c|² = |z|² − 2 z·c + |c|². The first part is the same for all
 * centres; the rest, with z = (ln(1 + x) − mean) / sd multiplied out, is a plain sum of the three logarithms.
 */
export function groupCustomers({ tier, cluster }: PinnedModels): SQL {
  return sql`
    measured as (
      select *, ln(1 + recency_days) as log_r, ln(1 + frequency::float8) as log_f, ln(1 + monetary::float8) as log_m
      from scored
    ),
    grouped as (
      select *, ${nearest(tier?.model ?? null, 'tier')} as tier, ${nearest(cluster?.model ?? null, 'cluster')} as cluster
      from (select *${distances(tier?.model ?? null, 'tier')}${distances(cluster?.model ?? null, 'cluster')}
        from measured offset 0) as measured
    )`
}

/** Columns `tier_1 …`; OFFSET 0 above keeps Postgres from computing them once for each time they are named. */
function distances(model: CentreModel | null, name: string): SQL {
  if (!model) return sql``
  const columns = model.centres.map((centre, k) => {
    const weights = centre.map((value, d) => (-2 * value) / model.sds[d]!)
    const constant = centre.reduce((sum, value, d) => sum + value * value - weights[d]! * model.means[d]!, 0)
    const [r, f, m] = weights
    return sql`, ${constant}::float8 + ${r}::float8 * log_r + ${f}::float8 * log_f + ${m}::float8 * log_m as ${column(name, k)}`
  })
  return sql.join(columns, sql``)
}

function nearest(model: CentreModel | null, name: string): SQL {
  if (!model) return sql`null::smallint`
  const columns = model.centres.map((_, k) => column(name, k))
  const cases = columns.map((distance, k) => sql`when ${distance} then ${sql.raw(String(k + 1))}`)
  return sql`(case least(${sql.join(columns, sql`, `)}) ${sql.join(cases, sql` `)} end)::smallint`
}

function column(name: string, k: number): SQL {
  return sql.raw(`${name}_${k + 1}`)
}
