import { sql } from 'drizzle-orm'
import type { Database } from '../../../db/index.ts'
import { cellsOf } from '../../behaviour/calendar-cells.ts'
import type { Stretch } from '../../behaviour/days.ts'
import { addDays } from '../../behaviour/days.ts'

/** Orders of a calendar day by hour, 0–23, and in all; days without orders are there too. */
export type DayOrders = { day: string; orders: number; hours: number[] }

/** Every day of a stretch in time: one pass over the orders, summed by day and hour. */
export async function readDayOrders(
  database: Database,
  { sourceId, stretch }: { sourceId: number; stretch: Stretch },
): Promise<DayOrders[]> {
  const { cells } = cellsOf({ sourceId, stretch, by: 'hour', measure: 'orders' })
  const rows = await database.db.execute<{ day: string; part: number; orders: number }>(
    sql`with ${cells} select day::text as day, part, orders::int as orders from cells`,
  )
  const days = new Map<string, DayOrders>()
  for (let day = stretch.from; day < stretch.until; day = addDays(day, 1)) {
    days.set(day, { day, orders: 0, hours: new Array<number>(24).fill(0) })
  }
  for (const { day, part, orders } of rows) {
    const found = days.get(day)!
    found.hours[part] = orders
    found.orders += orders
  }
  return [...days.values()]
}
