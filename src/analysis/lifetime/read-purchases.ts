import type postgres from 'postgres'

/** What the models need of every customer, in typed arrays of one index: 50 bytes a customer. */
export type Purchases = {
  customers: Float64Array
  whole: CustomerDays
  /** The same up to the cutoff alone; `repeats` is −1 for customers that came later. */
  before: CustomerDays
  /** Days with orders after the cutoff, and what was paid on them. */
  after: { days: Int32Array; value: Float64Array }
}

/** Days with orders after a customer's first, days from the first to the last of them, and what was paid on them. */
export type CustomerDays = { repeats: Int32Array; lastDay: Int32Array; value: Float64Array; observedDays: Int32Array }

export type PurchasePeriod = {
  sourceId: number
  /** ISO days: orders before `until` count, of which the last are of `to`. */
  until: string
  to: string
  /** Last day of the earlier part, for the check of the model. */
  cutoff: string
}

/** Rows that the database hands over at once: read in some 10 ms, so that the event loop can see to others. */
const PIECE = 5_000

/**
 * Reads every customer in one pass over the orders, piece by piece. Orders of one day are one purchase, as in the papers:
 * what is bought in two orders within the hour is no second decision to come. @param most of the customers to come
 */
export async function readPurchases(
  client: postgres.Sql,
  { sourceId, until, to, cutoff }: PurchasePeriod,
  most: number,
): Promise<Purchases> {
  let rows = empty(most)
  let count = 0
  const held = (Date.parse(to) - Date.parse(cutoff)) / 86_400_000
  await client.begin('read only', async (tx) => {
    const pieces = tx<Row[]>`
      with dated as (
        select
          customer_id,
          paid_at::date as day,
          amount,
          first_value(paid_at::date) over by_day as first,
          lag(paid_at::date) over by_day is distinct from paid_at::date as is_new
        from valid_orders
        where source_id = ${sourceId}::int and customer_id is not null and paid_at < ${until}::timestamp
        window by_day as (partition by customer_id order by paid_at::date)
      )
      select
        customer_id::float8 as customer,
        ${to}::date - min(day) as observed,
        count(*) filter (where is_new)::int - 1 as repeats,
        max(day) - min(day) as last,
        coalesce(sum(amount) filter (where day > first), 0)::float8 as value,
        count(*) filter (where is_new and day <= ${cutoff}::date)::int - 1 as "repeatsBefore",
        coalesce(max(day) filter (where day <= ${cutoff}::date) - min(day), 0) as "lastBefore",
        coalesce(sum(amount) filter (where day > first and day <= ${cutoff}::date), 0)::float8 as "valueBefore",
        count(*) filter (where is_new and day > ${cutoff}::date)::int as "daysAfter",
        coalesce(sum(amount) filter (where day > ${cutoff}::date), 0)::float8 as "valueAfter"
      from dated
      group by customer_id
      order by customer_id`.cursor(PIECE)
    for await (const piece of pieces) {
      if (count + piece.length > rows.customers.length) rows = longer(rows, 2 * (count + piece.length))
      for (const row of piece) put(rows, count++, row, held)
    }
  })
  return count === rows.customers.length ? rows : longer(rows, count)
}

type Row = {
  customer: number
  observed: number
  repeats: number
  last: number
  value: number
  repeatsBefore: number
  lastBefore: number
  valueBefore: number
  daysAfter: number
  valueAfter: number
}

/** @param held days after the cutoff */
function put({ customers, whole, before, after }: Purchases, i: number, row: Row, held: number): void {
  customers[i] = row.customer
  whole.observedDays[i] = row.observed
  whole.repeats[i] = row.repeats
  whole.lastDay[i] = row.last
  whole.value[i] = row.value
  before.observedDays[i] = Math.max(0, row.observed - held)
  before.repeats[i] = row.repeatsBefore
  before.lastDay[i] = row.lastBefore
  before.value[i] = row.valueBefore
  after.days[i] = row.daysAfter
  after.value[i] = row.valueAfter
}

function empty(n: number): Purchases {
  const days = () => ({
    repeats: new Int32Array(n),
    lastDay: new Int32Array(n),
    value: new Float64Array(n),
    observedDays: new Int32Array(n),
  })
  return {
    customers: new Float64Array(n),
    whole: days(),
    before: days(),
    after: { days: new Int32Array(n), value: new Float64Array(n) },
  }
}

/** A copy with room for `n`, or of the first `n`. */
function longer(from: Purchases, n: number): Purchases {
  const to = empty(n)
  const copy = <T extends Int32Array | Float64Array>(source: T, target: T) => target.set(source.subarray(0, n))
  copy(from.customers, to.customers)
  for (const part of ['whole', 'before'] as const) {
    for (const field of ['repeats', 'lastDay', 'value', 'observedDays'] as const)
      copy(from[part][field], to[part][field])
  }
  copy(from.after.days, to.after.days)
  copy(from.after.value, to.after.value)
  return to
}
