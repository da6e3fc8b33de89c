import { createRandom, type Random, weightedChoice } from '../algorithms/random.ts'
import { drawBrushing } from './brushing.ts'
import { type Calendar, createCalendar, formatTime } from './calendar.ts'
import { type Customer, drawCustomers, knownCustomers } from './customers.ts'
import { type Fault, faultsInOrder, spoil } from './dirty-rows.ts'
import { type DemoOrder, drawOrder } from './order.ts'
import { spellProvince } from './places.ts'

/** The columns of the `cn-coupon-orders` layout. */
export const demoColumns = [
  '订单ID',
  '商家ID',
  '用户ID',
  '付款日期',
  '使用状态',
  '实付金额',
  '邮费',
  '省份',
  '城市',
  '购买数量',
] as const

/** A row of the file: cells in the order of `demoColumns`, with fewer only where the fault says so. */
export type DemoRow = { cells: readonly string[]; fault: Fault | null }

const MERCHANTS = 480
const DAY = 24 * 60

/**
 * A made-up shop's orders over the six months up to and including `lastDay`, in order of payment: `orders` good ones,
 * those of a brushing customer among them, and 25 dirty rows. The same seed and day give the same rows on every machine.
 * @throws RangeError for a day that is none or fewer than 200 orders
 */
export function* generateOrders({
  seed,
  lastDay,
  orders = 20_000,
}: {
  seed: number
  lastDay: string
  orders?: number
}): Iterable<DemoRow> {
  if (!Number.isInteger(orders) || orders < 200) throw new RangeError(`${orders} orders are too few for a shop`)
  const random = createRandom(seed)
  const calendar = createCalendar(lastDay)
  const merchants = Array.from({ length: MERCHANTS }, (_, rank) => String(300_100 + ((rank * 77) % MERCHANTS)))
  const drawMerchant = weightedChoice(merchants.map((merchant, rank) => [merchant, 1 / (rank + 1) ** 0.9] as const))

  const brushing = drawBrushing(random, calendar, merchants)
  const honest = orders - brushing.length + faultsInOrder.length
  const made = drawCustomers(random, honest, drawMerchant).flatMap((customer) =>
    drawMinutes(random, calendar, customer).map((minute) => drawOrder(random, customer, minute, drawMerchant)),
  )
  const spoilt = chooseSpoilt(random, made)
  const all = [...made, ...brushing].sort((a, b) => a.minute - b.minute || a.millisecond - b.millisecond)
  for (const [index, order] of all.entries()) {
    const cells = writeCells(random, calendar, order, index)
    const fault = spoilt.get(order) ?? null
    yield { cells: fault === null ? cells : spoil(random, cells, fault), fault }
  }
}

/** When a customer orders: the first time with the crowd, later ones after a gap that suits the number of orders. */
function drawMinutes(random: Random, calendar: Calendar, customer: Customer): number[] {
  const days = [calendar.drawDay(random)]
  const typicalGap = Math.min(30, (0.8 * calendar.days) / customer.orders)
  while (days.length < customer.orders) {
    const next = days.at(-1)! + 1 + Math.floor(typicalGap * Math.exp(random.normal(0, 0.7)))
    days.push(next < calendar.days ? next : calendar.drawDay(random))
  }
  return days.map((day) => {
    const habitual = customer.favouriteHour !== null && random.uniform() < 0.7
    const hour = habitual ? customer.favouriteHour! : calendar.drawHour(random, day)
    return day * DAY + hour * 60 + random.integer(60)
  })
}

/** Any order but those of the customers whose history is promised. */
function chooseSpoilt(random: Random, orders: readonly DemoOrder[]): Map<DemoOrder, Fault> {
  const promised = new Set(knownCustomers.map(([name]) => name))
  const spoilt = new Map<DemoOrder, Fault>()
  for (const fault of faultsInOrder) {
    let order = random.pick(orders)
    while (spoilt.has(order) || promised.has(order.customer)) order = random.pick(orders)
    spoilt.set(order, fault)
  }
  return spoilt
}

function writeCells(random: Random, calendar: Calendar, order: DemoOrder, index: number): string[] {
  // Such exports mark an order without its coupon by the sign of the amount; the import has to notice.
  const signed = order.status === '1.0' ? order.amount : -order.amount
  return [
    `D${100_001 + index}`,
    order.merchant,
    order.customer,
    formatTime(calendar, order.minute, order.millisecond),
    order.status,
    String(signed),
    String(order.postage),
    spellProvince(random, order.place),
    order.place.city,
    String(order.quantity),
  ]
}
