import { type Random, weightedChoice } from '../algorithms/random.ts'
import type { Customer } from './customers.ts'
import { drawPlaceNearby, type Place } from './places.ts'

/** An order of the made-up shop before it is written down. */
export type DemoOrder = {
  customer: string
  merchant: string
  /** Minutes since the calendar's start. */
  minute: number
  /** Within the minute. */
  millisecond: number
  /** As the export writes it: used, claimed and not used, or nothing at all. */
  status: '1.0' | '0.0' | ''
  /** Yuan, not yet signed. */
  amount: number
  postage: number
  place: Place
  quantity: number
}

const drawQuantity = weightedChoice([
  [1, 690],
  [2, 205],
  [3, 60],
  [4, 24],
  [5, 10],
  [6, 6],
  [8, 3],
  [10, 2],
])
const drawPostage = weightedChoice([
  [0, 960],
  [6, 14],
  [8, 12],
  [10, 9],
  [13, 4],
  [18, 1],
])
const drawPriceEnding = weightedChoice([
  [0, 88],
  [0.9, 8],
  [0.5, 4],
])

/** One order of a customer at a given minute. */
export function drawOrder(
  random: Random,
  customer: Customer,
  minute: number,
  drawMerchant: (random: Random) => string,
): DemoOrder {
  const quantity = drawQuantity(random)
  const loyal = customer.favouriteMerchants.length > 0 && random.uniform() < 0.45
  const away = customer.orders > 1 && random.uniform() < 0.12
  return {
    customer: customer.name,
    merchant: loyal ? random.pick(customer.favouriteMerchants) : drawMerchant(random),
    minute,
    millisecond: drawMillisecond(random),
    status: drawStatus(random, customer, Math.floor(minute / 60) % 24),
    amount: drawAmount(random, customer.priceLevel, quantity),
    postage: drawPostage(random),
    place: away ? drawPlaceNearby(random, customer.home) : customer.home,
    quantity,
  }
}

/** Most shop systems keep whole seconds; some orders carry milliseconds. */
export function drawMillisecond(random: Random): number {
  return random.integer(60) * 1000 + (random.uniform() < 0.12 ? random.integer(1000) : 0)
}

/** Larger parcels cost less per piece. Yuan, at least 9.9. */
function drawAmount(random: Random, priceLevel: number, quantity: number): number {
  const pieces = 1 + 0.22 * Math.min(quantity - 1, 4)
  const amount = priceLevel * pieces * Math.exp(random.normal(0, 0.22))
  return Math.max(9.9, Math.round(amount) + drawPriceEnding(random))
}

/** Coupons are forgotten more often in the small hours. */
function drawStatus(random: Random, customer: Customer, hour: number): DemoOrder['status'] {
  const forgotten = customer.neglectsCoupons * (hour >= 1 && hour <= 5 ? 2 : 1)
  if (random.uniform() >= forgotten) return '1.0'
  return random.uniform() < 0.55 ? '0.0' : ''
}
