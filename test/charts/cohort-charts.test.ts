import { describe, expect, it } from 'vitest'
import type { CurveData, HeatmapData, HistogramData, IntervalBarsData, Picture } from '../../charts/index.ts'
import { roundStep } from '../../charts/plot.ts'
import { renderPicture } from '../../charts/render.ts'
import { frame, sizeOf } from './frame.ts'

const heatmap: HeatmapData = {
  ...frame,
  headings: { row: '首购月份', size: '人数', columns: '第几个月' },
  columns: ['当月', '1', '2'],
  rows: [
    { label: '2024-01', size: '40', cells: [{ value: 0, partial: false }, { value: 0.5, partial: false }, null] },
    { label: '2024-02', size: '12', cells: [{ value: 0.123, partial: true }] },
  ],
  summary: { label: '平均', size: '52', cells: [{ value: 0, partial: false }] },
  legend: { scale: '比例', partial: '没完', unknown: '空白：还没到' },
}
const curve: CurveData = {
  ...frame,
  series: [
    {
      label: '全部',
      points: [
        { x: 0, value: 0, lower: 0, upper: 0 },
        { x: 9, value: 0.2, lower: 0.1, upper: 0.3 },
      ],
      followed: [9, null],
    },
  ],
  ticks: [0, 10],
  end: 12,
  axis: { x: '天', value: '回来的', followed: '人数' },
}
const histogram: HistogramData = {
  ...frame,
  binWidth: 14,
  counts: [9, 0, 2],
  marks: [{ at: 12, label: '中位数 12 天' }],
  axis: { x: '天', value: '段' },
  beyond: '更久的 3 段',
}
const bars: IntervalBarsData = {
  ...frame,
  bars: [{ label: '第 1 次之后', note: '31 人', value: 0.4, lower: 0.3, upper: 0.5 }],
  measure: '90 天内',
}

describe('pictures of returns', () => {
  it.each<[Picture, Picture]>([
    [
      { chart: 'heatmap', ...heatmap },
      { chart: 'heatmap', ...heatmap, rows: [] },
    ],
    [
      { chart: 'curve', ...curve },
      { chart: 'curve', ...curve, series: [] },
    ],
    [
      { chart: 'histogram', ...histogram },
      { chart: 'histogram', ...histogram, counts: [] },
    ],
    [
      { chart: 'interval-bars', ...bars },
      { chart: 'interval-bars', ...bars, bars: [] },
    ],
  ])('are 900 wide at double resolution, and say in words that there is nothing', (picture, empty) => {
    expect(sizeOf(renderPicture(picture))[0]).toBe(1800)
    expect(renderPicture(empty).equals(renderPicture({ ...empty, noData: '' }))).toBe(false)
  })

  it('draw a share of nothing otherwise than what is not known yet, and a month that is not over otherwise than one that is', () => {
    const withCell = (cell: HeatmapData['rows'][number]['cells'][number]) => {
      const rows = [{ label: '2024-01', size: '40', cells: [{ value: 0.5, partial: false }, cell] }]
      return renderPicture({ chart: 'heatmap', ...heatmap, rows })
    }
    const [none, unknown, partial] = [{ value: 0, partial: false }, null, { value: 0, partial: true }].map(withCell)
    expect(none!.equals(unknown!)).toBe(false)
    expect(none!.equals(partial!)).toBe(false)
  })

  it('draw shares that are all nothing, and a single day', () => {
    const nothing = heatmap.rows.map((row) => ({ ...row, cells: row.cells.map(() => ({ value: 0, partial: false })) }))
    expect(sizeOf(renderPicture({ chart: 'heatmap', ...heatmap, rows: nothing }))[0]).toBe(1800)
    const points = [{ x: 0, value: 0, lower: 0, upper: 0 }]
    const still: Picture = {
      chart: 'curve',
      ...curve,
      series: [{ label: '全部', points, followed: [1, null] }],
      end: 1,
    }
    expect(sizeOf(renderPicture(still))[0]).toBe(1800)
  })
})

it.each([
  [0.21, 0.5],
  [0.2, 0.2],
  [900, 1000],
  [1, 1],
  [0, 1],
])('a step of at least %d is the round %d', (wished, step) => {
  expect(roundStep(wished)).toBeCloseTo(step, 12)
})
