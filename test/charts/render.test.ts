import { describe, expect, it } from 'vitest'
import type { CategoryLine, Picture, PortraitData, RankingsData, WeeklyData } from '../../charts/index.ts'
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
    { chart: 'panels', ...frame, panels: [] },
    { chart: 'share-rows', ...frame, strips: [], groups: null },
    {
      chart: 'categories',
      ...frame,
      lines: [],
      columns: { sales: '销售额', growth: null, returns: null, advice: null },
    },
    { chart: 'rankings', ...frame, lists: [] },
    { chart: 'value-groups', ...frame, groups: [], columns: { customers: '客户', revenue: '金额' } },
    {
      chart: 'score-grid',
      ...frame,
      cells: [],
      axis: { across: 'R', up: 'F' },
      legend: '',
      sums: { title: '', bars: [] },
    },
    { chart: 'flow', ...frame, sides: { from: '', to: '' }, from: [], to: [], links: [], legend: [] },
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

describe('shares and panels', () => {
  const strip = { title: '客户', parts: [{ label: '低', value: 3, colour: '#5b8bd6' }] }
  const rows = (count: number): Picture => ({
    chart: 'share-rows',
    ...frame,
    strips: [strip],
    groups: {
      title: '按月',
      parts: [{ label: '没领', colour: '#8d98a8' }],
      rows: Array.from({ length: count }, (_, index) => ({
        label: `第${index}组`,
        shares: [index / 100],
        interval: [0, 0.2],
        text: `${index}%`,
      })),
    },
  })

  it('grow with their groups', () => {
    const [small, large] = [rows(3), rows(12)].map((picture) => sizeOf(renderPicture(picture)))
    expect(large![1]).toBeGreaterThan(small![1])
  })

  it('draw the interval', () => {
    const { groups } = rows(3) as Extract<Picture, { chart: 'share-rows' }>
    const bare = { ...groups!, rows: groups!.rows.map((row) => ({ ...row, interval: null })) }
    expect(renderPicture({ ...rows(3), groups: bare } as Picture).equals(renderPicture(rows(3)))).toBe(false)
  })

  it('stand two in a row', () => {
    const panel = { title: '件数', format: 'percent' as const, bars: [{ label: '1 件', value: 0.7 }] }
    const height = (count: number) =>
      sizeOf(renderPicture({ chart: 'panels', ...frame, panels: Array.from({ length: count }, () => panel) }))[1]
    expect(height(3)).toBe(height(4))
    expect(height(5)).toBeGreaterThan(height(4))
  })
})

describe('the table of categories', () => {
  const line = { label: '灯具', sales: 9, share: 0.5, growth: -0.1, returnRate: 0.02, advice: null }
  const columns = { sales: '销售额', growth: '增长', returns: '退货率', advice: '建议' }
  const render = (lines: CategoryLine[], changes: Partial<typeof columns | Record<'returns', null>> = {}) =>
    renderPicture({ chart: 'categories', ...frame, lines, columns: { ...columns, ...changes } })

  it('grows by the line, and draws a zero, what is not known and a name that is too long', () => {
    const odd = {
      ...line,
      label: '很长很长的品类名字'.repeat(4),
      sales: 0,
      share: null,
      growth: null,
      returnRate: null,
    }
    const [, two] = sizeOf(render([line, odd]))
    expect(sizeOf(render(Array.from({ length: 6 }, () => line)))[1]).toBe(two + 4 * 44)
  })

  it('draws advice and leaves a column out', () => {
    const bare = render([line])
    expect(render([{ ...line, advice: { label: '优化', tone: 'bad' } }]).equals(bare)).toBe(false)
    expect(render([line], { returns: null }).equals(bare)).toBe(false)
  })
})

describe('ranked lists', () => {
  const list = {
    title: '畅销',
    format: 'money' as const,
    lines: [{ label: 'REGENCY CAKESTAND 3 TIER', value: 9, note: '3 单' }],
  }
  const heightOf = (changes: Partial<RankingsData>) =>
    sizeOf(renderPicture({ chart: 'rankings', ...frame, lists: [list, list, list], ...changes }))[1]

  it('stand below key figures and months, and what is empty takes no room', () => {
    const whole = heightOf({})
    const points = [{ label: '2011-01', value: 5 }]
    expect(heightOf({ columns: { title: '每月', format: 'money', points } })).toBeGreaterThan(whole)
    expect(heightOf({ tiles: [{ label: '销售额', value: 1, format: 'money', change: 0.1 }] })).toBeGreaterThan(whole)
    expect(heightOf({ lists: [list, list, list, { ...list, lines: [] }], tiles: [] })).toBe(whole)
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
