import { type CouponView, coupons, writePeriod } from '../analysis/behaviour/index.ts'
import { couponsReport } from '../reports/behaviour/coupons.ts'
import { defineQuestion } from './question.ts'
import { type Meanings, meant, takePeriod } from './read-said.ts'

const views: Meanings<CouponView> = [
  ['level', /level|等级|消费/i],
  ['place', /place|province|country|地区|省|国家/i],
  ['merchant', /merchant|shop|商家|店/i],
  ['time', /time|month|week|时间|月|周/i],
]

/** `merchant 90`, 商家: a view and a period in any order. */
export const couponsQuestion = defineQuestion({
  name: 'coupons',
  action: 'cp',
  read(said) {
    const { period, rest } = takePeriod(said)
    return { view: meant(rest, views, 'time'), period }
  },
  write: ({ view, period }) => `${view}.${writePeriod(period)}`,
  ask: (database, source, asked) => coupons(database, { sourceId: source.id, ...asked }),
  report: couponsReport,
})
