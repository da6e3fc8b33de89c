import { createRandom } from '../../src/algorithms/random.ts'
import type { OrderRow } from './factories.ts'

type NamedOrder = OrderRow & { customer: string }

/**
 * A shop whose customers follow BG/NBD with r = 1 and α in weeks, and lose a customer after an order with a chance that is
 * beta with a = 1: uniform to the power 1 / b. Amounts are independent of how often somebody buys.
 */
export function simulatedOrders(customers: number, { alpha = 4, b = 3, weeks = 52, seed = 7 } = {}): NamedOrder[] {
  const random = createRandom(seed)
  const orders: NamedOrder[] = []
  const first = Date.parse('2023-01-02T10:00:00Z')
  const days = weeks * 7
  for (let i = 0; i < customers; i++) {
    const rate = -Math.log(1 - random.uniform()) / alpha / 7
    const dropout = 1 - random.uniform() ** (1 / b)
    const usual = Math.exp(random.normal(3, 0.6))
    for (let day = random.integer(days / 2); day < days; day += -Math.log(1 - random.uniform()) / rate) {
      const at = new Date(first + Math.floor(day) * 86_400_000)
      const amount = Math.round(usual * (0.5 + random.uniform()) * 100) / 100
      orders.push({ customer: `c${i}`, paidAt: at.toISOString().slice(0, 19).replace('T', ' '), amount })
      if (orders.at(-2)?.customer === `c${i}` && random.uniform() < dropout) break
    }
  }
  return orders
}
