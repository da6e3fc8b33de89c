import { type TrendBucket, type TrendMeasure, trend, writePeriod } from '../analysis/behaviour/index.ts'
import { trendReport } from '../reports/behaviour/trend.ts'
import { defineQuestion } from './question.ts'
import { type Meanings, meant, takePeriod } from './read-said.ts'

const buckets: Meanings<TrendBucket> = [
  ['weekday', /week|星期|周|礼拜/i],
  ['hour', /hour|时|点/i],
  ['day', /day|日|天|号/i],
  ['month', /month|月/i],
]

const measures: Meanings<TrendMeasure> = [
  ['orders', /order|单数|单量|订单数/i],
  ['sales', /sales|revenue|amount|销售|金额|营业额/i],
  ['quantity', /quantity|items|units|件|数量|销量/i],
  ['buyers', /buyer|customer|人|客户|买家/i],
]

/** `hour sales 90`, 小时 销售额 90 天: bucket, measure and period in any order. */
export const trendQuestion = defineQuestion({
  name: 'trend',
  action: 'tr',
  read(said) {
    const { period, rest } = takePeriod(said)
    return { by: meant(rest, buckets, 'month'), measure: meant(rest, measures, 'orders'), period }
  },
  write: ({ by, measure, period }) => `${by}.${measure}.${writePeriod(period)}`,
  ask: (database, source, asked) => trend(database, { sourceId: source.id, ...asked }),
  report: trendReport,
})
