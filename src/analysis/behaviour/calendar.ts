import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { bucketOfCell, type CalendarParameters, cellsOf, partsOf } from './calendar-cells.ts'

export type CalendarRow = {
  /** `2022-01` for a month, the name of a band or third, else a number as text: 1–31, 1–7, 0–23. */
  bucket: string
  orders: number
  sales: number
  quantity: number
  /** Distinct customers; null unless they are the measure: counting them costs as much as everything else. */
  buyers: number | null
  /** Median of the measure over the calendar days of this bucket that had any order; null where there was no such day. */
  median: number | null
  /** How many such days there were. */
  days: number
  /** How much of the measure came on event days, which are far above the days around them. */
  eventValue: number
}

/** A calendar day that makes its bucket high all by itself; `value` is what it gave to the bucket. */
export type Spike = { bucket: string; day: string; value: number; shareOfBucket: number; timesUsual: number }

/** A day far above the days around it; `value` is the measure's on that day. */
export type EventDay = { day: string; value: number; timesUsual: number }

export type Calendar = {
  /** Buckets of the days that had orders, in no order. */
  rows: CalendarRow[]
  /** Of the measure; buyers are counted once, however many buckets they bought in. */
  total: number
  /** The largest share of its bucket first. */
  spikes: Spike[]
  /** The highest first. */
  events: EventDay[]
}

/** An event day has more than this many times the measure of the median day around it … */
const EVENT_TIMES = 5
/** … the days around it being so many before and after, at least half of one side of them with orders. */
const EVENT_REACH = 14
/** It is a spike of a bucket that it gives more than half of, or a third where the bucket has so many days or more. */
const MANY_DAYS = 15

/**
 * One measure over the buckets of a calendar, and its event days. One pass over the orders: they are first summed by day
 * (and hour, where the bucket needs it), and everything else is made of those few rows.
 */
export async function readCalendar(database: Database, parameters: CalendarParameters): Promise<Calendar> {
  const { by, measure } = parameters
  const { cells, days, wholes, everything } = cellsOf(parameters)
  const rows = await database.db.execute<CalendarRow & Found>(sql`
    with ${cells},
    days as (${days}),
    grid as (
      select day, bucket, coalesce(orders, 0) as orders, coalesce(sales, 0) as sales, coalesce(quantity, 0) as quantity,
        coalesce(cells.${sql.identifier(measure)}, 0)::float8 as value
      from (select day, part, ${bucketOfCell(by)} as bucket from days cross join ${partsOf(by)}) as every
      left join cells using (day, part)
    ),
    buckets as (
      select bucket, sum(orders) as orders, sum(sales) as sales, sum(quantity) as quantity, count(*) as days,
        percentile_cont(0.5) within group (order by value) as median
      from grid
      group by bucket
    ),
    wholes as (${wholes}),
    surrounded as (
      select day, value, array_agg(value) over (
        order by day range between ${EVENT_REACH}::int * interval '1 day' preceding
          and ${EVENT_REACH}::int * interval '1 day' following exclude current row
      ) as near
      from days
    ),
    events as (
      select day, surrounded.value, value / median as times_usual
      from surrounded
      cross join lateral (
        select percentile_cont(0.5) within group (order by other) as median, count(*) as days from unnest(near) as other
      ) as around
      where around.days >= ${EVENT_REACH / 2}::int and median > 0 and value > ${EVENT_TIMES}::int * median
    ),
    event_cells as (
      select
        bucket,
        grid.value,
        buckets.days >= 2
          and grid.value * case when buckets.days >= ${MANY_DAYS}::int then 3 else 2 end > wholes.value as is_spike,
        jsonb_build_object('day', day, 'value', grid.value, 'shareOfBucket', grid.value / nullif(wholes.value, 0),
          'timesUsual', times_usual) as spike
      from events
      join grid using (day)
      join buckets using (bucket)
      join wholes using (bucket)
    ),
    of_events as (
      select bucket, sum(value) as value, jsonb_agg(spike) filter (where is_spike) as spikes
      from event_cells
      group by bucket
    )
    select
      bucket,
      orders::int as orders,
      sales::float8 as sales,
      quantity::float8 as quantity,
      ${measure === 'buyers' ? sql`coalesce(wholes.value, 0)::int` : sql`null::int`} as buyers,
      median,
      buckets.days::int as days,
      coalesce(of_events.value, 0) as "eventValue",
      coalesce(spikes, '[]') as spikes,
      (${everything}) as total,
      (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'value', value, 'timesUsual', times_usual)
        order by value desc, day), '[]') from events) as events
    from buckets
    left join wholes using (bucket)
    left join of_events using (bucket)`)
  const spikes = rows.flatMap(({ bucket, spikes: found }) => found.map((spike) => ({ bucket, ...spike })))
  return {
    rows: rows.map(({ spikes: _, total: __, events: ___, ...row }) => row),
    total: rows[0]?.total ?? 0,
    events: rows[0]?.events ?? [],
    spikes: spikes.sort((a, b) => b.shareOfBucket - a.shareOfBucket || (a.day < b.day ? -1 : 1)),
  }
}

/** What each row of the answer carries besides its bucket: the same on every row, but for its own spikes. */
type Found = { total: number; events: EventDay[]; spikes: Omit<Spike, 'bucket'>[] }
