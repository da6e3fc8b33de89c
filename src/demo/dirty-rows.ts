import type { Random } from '../algorithms/random.ts'

/** What may be wrong with a row of a real export, and how many rows have it. */
export const faults = {
  'missing customer': 6,
  'amount is text': 4,
  'impossible date': 4,
  'quantity 0': 4,
  'too few fields': 3,
  'far future': 2,
  'unknown status': 2,
}

export type Fault = keyof typeof faults

/** One entry for each dirty row. */
export const faultsInOrder = (Object.entries(faults) as [Fault, number][]).flatMap(([fault, count]) =>
  new Array<Fault>(count).fill(fault),
)

const CUSTOMER = 2
const PAID_AT = 3
const STATUS = 4
const AMOUNT = 5
const QUANTITY = 9

/** A copy of a good row's cells with the fault put in. */
export function spoil(random: Random, cells: readonly string[], fault: Fault): string[] {
  const paidAt = cells[PAID_AT]!
  switch (fault) {
    case 'missing customer':
      return cells.with(CUSTOMER, '')
    case 'amount is text':
      return cells.with(AMOUNT, random.pick(['待确认', 'N/A', '一百二十', '#VALUE!']))
    case 'impossible date':
      return cells.with(PAID_AT, drawImpossibleDate(random, paidAt))
    case 'quantity 0':
      return cells.with(QUANTITY, '0')
    case 'too few fields':
      return cells.slice(0, 5 + random.integer(4))
    case 'far future':
      return cells.with(PAID_AT, `2099-01${paidAt.slice(7)}`)
    case 'unknown status':
      return cells.with(STATUS, random.pick(['7', '退款中']))
  }
}

function drawImpossibleDate(random: Random, paidAt: string): string {
  const year = paidAt.slice(0, 4)
  const day = paidAt.slice(0, 10)
  const clock = paidAt.slice(10)
  return random.pick([`${year}-02-30${clock}`, `${year}-13-01${clock}`, `${day} 25:61:00.000`, '昨天'])
}
