import type { Random } from '../algorithms/random.ts'
import type { Calendar } from './calendar.ts'
import { type DemoOrder, drawMillisecond } from './order.ts'
import { drawPlace } from './places.ts'

export const brushingCustomer = '日销千单小铺'
export const brushingOrders = 8

/** Somebody who inflates sales figures: five big orders at five merchants within an hour, and a few small ones around. */
export function drawBrushing(random: Random, calendar: Calendar, merchants: readonly string[]): DemoOrder[] {
  const place = drawPlace(random)
  const start = (calendar.days - 20 - random.integer(10)) * 24 * 60 + 15 * 60 + random.integer(30)
  const first = random.integer(merchants.length)
  return Array.from({ length: brushingOrders }, (_, number) => {
    const big = number < 5
    return {
      customer: brushingCustomer,
      merchant: merchants[(first + number) % merchants.length]!,
      minute: big ? start + number * 9 : start + (number - 3) * 24 * 60 + random.integer(120),
      millisecond: drawMillisecond(random),
      status: '1.0',
      amount: big ? 120 + random.integer(60) : 30 + random.integer(20),
      postage: 0,
      place,
      quantity: big ? 15 + random.integer(40) : 1,
    }
  })
}
