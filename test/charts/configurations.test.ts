import { expect, it } from 'vitest'
import { shade } from '../../charts/activity.ts'
import { barsConfiguration } from '../../charts/bars.ts'
import { boxplotConfiguration } from '../../charts/boxplot.ts'
import { tenthsConfiguration } from '../../charts/lifetime.ts'
import { overviewConfiguration } from '../../charts/overview.ts'
import { predictionConfiguration } from '../../charts/prediction.ts'
import { segmentsConfigurations } from '../../charts/segments.ts'
import { shareRowsConfiguration } from '../../charts/share-rows.ts'
import { colours } from '../../charts/theme.ts'
import { trendConfiguration } from '../../charts/trend.ts'
import { weeklySalesConfiguration } from '../../charts/weekly-panels.ts'
import { frame } from './frame.ts'

const keptIn = (name: string) => `__snapshots__/${name}.txt`

it('the overview has sales as bars on the left and orders as a line on the right', async () => {
  const points = [
    { label: '01-01', sales: 1200, orders: 9 },
    { label: '01-02', sales: 800.5, orders: 7 },
  ]
  const configuration = overviewConfiguration({
    ...frame,
    tiles: [],
    points,
    legend: { sales: '销售额', orders: '订单' },
  })
  await expect(configuration).toMatchFileSnapshot(keptIn('overview'))
})

it('a trend has the median on an axis of its own and spikes in a pale colour', async () => {
  const configuration = trendConfiguration({
    ...frame,
    buckets: [
      { label: '10', value: 400, median: 61 },
      { label: '11', value: 3480, median: 70 },
      { label: '12', value: 395, median: null },
    ],
    format: 'count',
    axis: { bucket: '日', value: '订单（笔）', median: '每天中位数（笔）' },
    legend: { value: '订单', median: '中位数' },
    spikes: [{ index: 1, label: '1月11日占 88%' }],
  })
  await expect(configuration).toMatchFileSnapshot(keptIn('trend'))
})

it('a trend without medians has one axis of values', () => {
  const configuration = trendConfiguration({
    ...frame,
    buckets: [{ label: '1月', value: 6087 }],
    format: 'count',
    axis: { bucket: '月', value: '订单（笔）', median: null },
    legend: { value: '订单', median: null },
    spikes: [],
  })
  expect(Object.keys(configuration.options?.scales ?? {})).toEqual(['x', 'value'])
  expect(configuration.data.datasets.map((dataset) => dataset.type)).toEqual(['bar'])
})

it('the classes have their own colours and the same rows in both lists', async () => {
  const configurations = segmentsConfigurations({
    ...frame,
    classes: [
      { code: '111', label: '重要价值', customers: 687, revenue: 214000 },
      { code: '000', label: '一般挽留', customers: 5719, revenue: 376119 },
    ],
    columns: { customers: '客户数', revenue: '销售额' },
  })
  await expect(configurations).toMatchFileSnapshot(keptIn('segments'))
})

it('a list of bars writes each value and its note at the end of the bar', async () => {
  const bars = [
    { label: '上海市', value: 473355, note: '18.7%' },
    { label: '广东省', value: 239251 },
  ]
  await expect(barsConfiguration(bars, 'money', frame, 800)).toMatchFileSnapshot(keptIn('bars'))
})

it('a share of nothing compared stands in a quiet colour', () => {
  const configuration = barsConfiguration([{ label: '其余', value: 1, quiet: true }], 'money', frame, 800)
  expect(configuration.data.datasets[0]!.backgroundColor).toEqual([colours.salesBefore])
})

it('shares of groups are stacked, on an axis that ends with the longest interval', async () => {
  const groups = {
    title: '没用上券的占比',
    parts: [
      { label: '领了没用', colour: '#e39a12' },
      { label: '没领', colour: '#8d98a8' },
    ],
    rows: [
      { label: '2022-01', shares: [0.018, 0.016], interval: [0.03, 0.039] as [number, number], text: '3.4%' },
      { label: '2022-02', shares: [0.022, 0.02], interval: null, text: '4.2%' },
    ],
  }
  const configuration = shareRowsConfiguration(groups, 828)
  expect(configuration.options?.scales?.x?.max).toBeCloseTo(0.042, 12)
  await expect(configuration).toMatchFileSnapshot(keptIn('share-rows'))
})

it('the week stands beside the one before', async () => {
  const days = [
    { label: '周一', thisWeek: 100, lastWeek: 90 },
    { label: '周二', thisWeek: null, lastWeek: 120 },
  ]
  const sales = { title: '每天销售额', legend: { thisWeek: '本周', lastWeek: '上周' }, days }
  await expect(weeklySalesConfiguration(sales, frame)).toMatchFileSnapshot(keptIn('weekly-sales'))
})

const stats = {
  min: 10,
  q1: 72,
  median: 115,
  q3: 179,
  max: 688,
  lowerFence: -88.5,
  upperFence: 339.5,
  outliersAbove: 2,
  outliersBelow: 0,
  outlierSample: [345, 688],
}

it('a box plot ends its whiskers at the fences or at the last value inside them', async () => {
  await expect(boxplotConfiguration(stats, 'money', frame)).toMatchFileSnapshot(keptIn('boxplot'))
})

it('a box plot shows decades where a linear axis would press the box into a line', () => {
  const axisOf = (changes: Partial<typeof stats>) =>
    boxplotConfiguration({ ...stats, ...changes }, 'money', frame).options?.scales?.x?.type
  expect(axisOf({})).toBe('linear')
  expect(axisOf({ max: 168469 })).toBe('logarithmic')
  expect(axisOf({ min: 0, max: 168469 })).toBe('linear')
})

it('customers by their probability of being active are dark where they probably are', async () => {
  const words = { heading: '活跃概率', probability: '活跃概率', customers: '客户（位）' }
  const tenths = [30, 40, 60, 80, 90, 100, 110, 120, 130, 40]
  await expect(tenthsConfiguration({ ...frame, tiles: [], tenths, words })).toMatchFileSnapshot(keptIn('lifetime'))
})

it('a forecast stands beside what happened', async () => {
  const words = { heading: '检验', predicted: '预测', actual: '实际', group: '复购天数', value: '每人（单）' }
  const groups = [
    { label: '0', predicted: 0.23, actual: 0.25 },
    { label: '1+', predicted: 0.52, actual: 0.78 },
  ]
  await expect(predictionConfiguration({ ...frame, tiles: [], groups, words })).toMatchFileSnapshot(
    keptIn('prediction'),
  )
})

it('the colours of probabilities run from those who are gone over pale to those who are there', () => {
  expect([0, 0.5, 1].map(shade)).toEqual(['#d9730d', '#f7f4ee', '#1f4fa3'])
})
