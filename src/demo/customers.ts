import { type Random, weightedChoice } from '../algorithms/random.ts'
import { awkwardNicknames, createNicknames } from './nicknames.ts'
import { drawPlace, type Place } from './places.ts'

/** A customer of the made-up shop with the habits that the orders will show. */
export type Customer = {
  name: string
  orders: number
  home: Place
  /** The hour that a returning customer favours; null for those without habits. */
  favouriteHour: number | null
  favouriteMerchants: string[]
  /** Median price of what this customer buys, in yuan. */
  priceLevel: number
  /** Chance that an order leaves its coupon unused. */
  neglectsCoupons: number
}

/** Whatever the seed, these are there with so many orders each, for screenshots and for trying awkward names. */
export const knownCustomers: [name: string, orders: number][] = [
  ['爱笑的小满', 9],
  ['热爱生活的栗子', 6],
  ...awkwardNicknames.map((name, at): [string, number] => [name, 1 + (at % 4)]),
]

/** Of 1,000 customers so many order once, twice and so on. */
const drawOrderCount = weightedChoice([
  [1, 913.6],
  [2, 62],
  [3, 13],
  [4, 5],
  [5, 2.4],
  [6, 1.4],
  [7, 0.9],
  [8, 0.6],
  [9, 0.4],
  [10, 0.3],
  [11, 0.2],
  [12, 0.2],
])
const drawPriceLevel = weightedChoice([
  [48, 26],
  [96, 40],
  [160, 26],
  [225, 8],
])
const drawFavouriteHour = weightedChoice([
  [8, 1],
  [10, 3],
  [13, 2],
  [16, 1.5],
  [20, 2],
  [22, 3],
  [0, 2],
])
/** Most use nearly every coupon, a few can do without. */
const drawNeglect = weightedChoice([
  [0.025, 94],
  [0.2, 5],
  [0.6, 1],
])

/** Customers whose orders add up to exactly `orders`. */
export function drawCustomers(random: Random, orders: number, drawMerchant: (random: Random) => string): Customer[] {
  const drawName = createNicknames(
    random,
    knownCustomers.map(([name]) => name),
  )
  const customers: Customer[] = []
  for (let left = orders; left > 0; ) {
    const [name, wanted] = knownCustomers[customers.length] ?? [drawName(), drawOrderCount(random)]
    const count = Math.min(left, wanted)
    customers.push(drawCustomer(random, name, count, drawMerchant))
    left -= count
  }
  return customers
}

function drawCustomer(
  random: Random,
  name: string,
  orders: number,
  drawMerchant: (random: Random) => string,
): Customer {
  return {
    name,
    orders,
    home: drawPlace(random),
    favouriteHour: orders > 2 && random.uniform() < 0.8 ? drawFavouriteHour(random) : null,
    favouriteMerchants: orders > 2 ? [drawMerchant(random), drawMerchant(random)] : [],
    priceLevel: drawPriceLevel(random),
    neglectsCoupons: drawNeglect(random),
  }
}
