import { describe, expect, it } from 'vitest'
import type { Picture, PortraitData, WeeklyData } from '../../charts/index.ts'
import { classCodes } from '../../charts/index.ts'
import { renderPicture } from '../../charts/render.ts'
import { frame, sizeOf } from './frame.ts'

const classes = classCodes.map((code, index) => ({
  code,
  label: `第${index}类`,
  customers: index + 1,
  revenue: index * 9,
}))
const trend: Picture = {
  chart: 'trend',
  ...frame,
  buckets: [{ label: '1月', value: 6087, median: 70 }],
  format: 'count',
  axis: { bucket: '月', value: '订单（笔）', median: '中位数' },
  legend: { value: '订单', median: '中位数' },
  spikes: [{ index: 0, label: '1月11日占 40%' }],
}
const weekly: WeeklyData = {
  ...frame,
  tiles: { tiles: [{ label: '销售额', value: 128334.5, format: 'money', change: 0.182 }] },
  sales: {
    title: '每天',
    legend: { thisWeek: '本周', lastWeek: '上周' },
    days: [{ label: '一', thisWeek: 5, lastWeek: 4 }],
  },
  classes: { title: '八类', classes },
  coupons: { title: '优惠券', statuses: [{ status: 'used', label: '已使用', orders: 9 }] },
  places: { title: '地区', format: 'money', bars: [{ label: '上海市', value: 9 }] },
  failure: '这一块没有画出来',
}

describe('renderPicture', () => {
  it('draws at two device pixels for each logical one', () => {
    expect(sizeOf(renderPicture(trend))).toEqual([1800, 1040])
  })

  it('draws the same bytes for the same data', () => {
    const other: Picture = { chart: 'weekly', ...weekly }
    const first = renderPicture(trend)
    renderPicture(other)
    expect(renderPicture(trend).equals(first)).toBe(true)
  })

  it.each<Picture>([
    { ...trend, buckets: [], spikes: [] },
    { chart: 'overview', ...frame, tiles: [], points: [], legend: { sales: '销售额', orders: '订单' } },
    { chart: 'segments', ...frame, classes: [], columns: { customers: '客户', revenue: '销售额' } },
    { chart: 'bars', ...frame, bars: [], format: 'money', measure: '销售额' },
    { chart: 'boxplot', ...frame, boxes: [], labels: { min: '', q1: '', median: '', q3: '', max: '' } },
    {
      chart: 'lifetime',
      ...frame,
      tiles: [],
      tenths: new Array(10).fill(0),
      words: { heading: '', probability: '', customers: '' },
    },
    { chart: 'activity', ...frame, rows: [], columns: [], words: { rows: '', columns: '', cell: '' } },
    {
      chart: 'prediction',
      ...frame,
      tiles: [],
      groups: [],
      words: { heading: '', predicted: '', actual: '', group: '', value: '' },
    },
    { chart: 'weekly', ...weekly, tiles: null, sales: null, classes: null, coupons: null, places: null },
  ])('says in words that $chart has no data', (picture) => {
    const said = renderPicture(picture)
    const silent = renderPicture({ ...picture, noData: '' })
    expect(sizeOf(said)).toEqual(sizeOf(silent))
    expect(said.equals(silent)).toBe(false)
  })

  it('names the picture that cannot be drawn', () => {
    expect(() => renderPicture({ chart: 'trend' } as Picture)).toThrow(/picture trend cannot be drawn/)
    expect(() => renderPicture({ chart: 'pie' } as unknown as Picture)).toThrow(/picture pie cannot be drawn/)
  })
})

describe('the weekly picture', () => {
  const heightOf = (changes: Partial<WeeklyData>) =>
    sizeOf(renderPicture({ chart: 'weekly', ...weekly, ...changes }))[1]

  it('closes up where a panel is left out', () => {
    const whole = heightOf({})
    expect(heightOf({ sales: null })).toBeLessThan(whole)
    expect(heightOf({ coupons: null, places: null })).toBeLessThan(whole)
    expect(heightOf({ coupons: null })).toBe(whole)
  })

  it('shows a message in a panel that failed, before the drawing or in it', () => {
    const broken = { title: '地区', format: 'money', bars: [null] } as unknown as WeeklyData['places']
    const drawn = renderPicture({ chart: 'weekly', ...weekly, places: broken })
    const silent = renderPicture({ chart: 'weekly', ...weekly, places: broken, failure: '' })
    expect(drawn.equals(silent)).toBe(false)
    expect(heightOf({ sales: { failure: '没有算出来' } })).toBeLessThan(heightOf({}))
  })
})

describe('the portrait', () => {
  const portrait = (changes: Partial<PortraitData>): Picture => ({
    chart: 'portrait',
    locale: 'zh',
    currency: '¥',
    name: '笑嘻佳',
    subtitle: '江苏省无锡市',
    badge: { text: '重要价值客户', code: '111' },
    scores: [{ label: 'R', value: 3 }],
    figures: [{ label: '订单', value: '3 笔' }],
    tagGroups: [{ title: '习惯', tags: [{ text: '高频', evidence: '3 单' }] }],
    timeline: {
      title: '购买时间线',
      legend: { used: '已用券', claimed: '领了未用', unclaimed: '未领券' },
      points: [{ at: '2022-02-17 08:09:10.000', amount: 172, status: 'used' }],
    },
    comparison: [{ label: '订单', customer: 3, shop: 1, format: 'count' }],
    comparisonTitle: '和中位客户比',
    comparisonLegend: { customer: '这位客户', shop: '中位客户' },
    notes: [],
    footer: '来源：测试订单',
    noData: '',
    ...changes,
  })

  it('is 600 wide, and as high as what is known', () => {
    const [width, height] = sizeOf(renderPicture(portrait({})))
    const [, shorter] = sizeOf(renderPicture(portrait({ timeline: null, comparison: [], tagGroups: [] })))
    expect(width).toBe(1200)
    expect(shorter).toBeLessThan(height)
  })

  it.each(['<b>&', '👩‍👩‍👧', '', 'a'.repeat(300), '一二三'.repeat(60), '\u{10FFFD}\u200d'])(
    'draws the name %j',
    (name) => {
      expect(sizeOf(renderPicture(portrait({ name })))[0]).toBe(1200)
    },
  )

  it('draws a customer without class, scores or amounts', () => {
    const points = [{ at: '2022-02-17', amount: 0, status: null }]
    const timeline = { title: '', legend: { used: '', claimed: '', unclaimed: '' }, points }
    expect(sizeOf(renderPicture(portrait({ badge: null, scores: [], figures: [], timeline })))[0]).toBe(1200)
  })
})
