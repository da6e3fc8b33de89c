import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/analysis/behaviour/index.ts'
import { type Cohorts, type CohortView, cohorts, cohortViews } from '../../src/analysis/cohorts/index.ts'
import { cohortsQuestion } from '../../src/questions/cohorts.ts'
import { cohortsReport } from '../../src/reports/cohorts/cohorts.ts'
import { makeOrders, makeSource, type OrderRow } from '../support/factories.ts'
import {
  hasPaperOrders,
  hasRetailOrders,
  loadPaperOrders,
  loadRetailOrders,
  realOrdersDatabase,
} from '../support/real-orders.ts'
import { actionsOf, makeVoice, textOf } from '../support/voice.ts'

const database = await realOrdersDatabase()
const [zh, en] = [makeVoice('zh'), makeVoice('en')]

async function report(sourceId: number, view: CohortView, voice = zh) {
  return cohortsReport((await cohorts(database, { sourceId, view })) as Cohorts, voice)
}

async function shop(rows: OrderRow[]): Promise<number> {
  const sourceId = await makeSource(database)
  await makeOrders(database, sourceId, rows)
  return sourceId
}

/** Forty customers a month over 15 months; every third one comes back after 20 days, the year's last month is unfinished. */
const longHistory = Array.from({ length: 15 }, (_, month) => {
  const first = `20${23 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-05`
  return Array.from({ length: 40 }, (_, n): OrderRow[] => {
    const order = { customer: `${month} ${n}`, amount: 10 + n, couponStatus: n % 2 === 0 ? (1 as const) : (0 as const) }
    const purchase = { ...order, paidAt: `${first} 10:00:00` }
    return n % 3 === 0 ? [purchase, { ...order, paidAt: `${addDays(first, 20)} 10:00:00` }] : [purchase]
  }).flat()
}).flat()

describe('a shop of 15 months', async () => {
  const sourceId = await shop(longHistory)

  test('has the latest 13 cohorts in the picture, says so, and has all in the table', async () => {
    const { picture, table, ...said } = await report(sourceId, 'heat')
    if (picture?.chart !== 'heatmap') throw new Error('no heat map')
    expect(picture.rows.map((row) => row.label)).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `2023-${String(n + 3).padStart(2, '0')}`),
      '2024-01',
      '2024-02',
      '2024-03',
    ])
    expect(picture.columns).toHaveLength(13)
    expect(picture.rows[0]!.cells[0]).toEqual({ value: 14 / 40, partial: false })
    expect(picture.rows.at(-1)!.cells).toEqual([{ value: 14 / 40, partial: true }])
    expect(textOf({ ...said })).toContain('图里只画最近 13 个首购月份，平均是全部 15 个月份的')
    expect(textOf({ ...said })).toContain('2024-03 只到 2024-03-25')
    expect(table!.rows).toHaveLength(1 + (15 * 16) / 2)
    expect(table!.rows[1]).toEqual(['2023-01', 40, 0, 14, 14 / 40, expect.any(Number), expect.any(Number), 1])
  })

  test('has buttons for the four views, and under the repeat rate those for its groups', async () => {
    expect(actionsOf(await report(sourceId, 'heat'))).toEqual(['co:heat', 'co:repeat', 'co:gaps', 'co:number'])
    const repeat = await report(sourceId, 'repeat-coupon')
    expect(actionsOf(repeat)).toEqual([
      'co:heat',
      'co:repeat',
      'co:gaps',
      'co:number',
      'co:repeat',
      'co:repeat-period',
      'co:repeat-coupon',
      'co:repeat-amount',
    ])
    expect(
      repeat
        .buttons!.flat()
        .filter(({ label }) => label.startsWith('✓'))
        .map(({ label }) => label),
    ).toEqual(['✓ 复购率', '✓ 按首单用券'])
  })

  test('says the repeat rate with its interval beside the plain count, and that half have not come back', async () => {
    const text = textOf(await report(sourceId, 'repeat'))
    expect(text).toMatch(/30 天内 {2}35\.0%（[\d.]+–[\d.]+%），直接数 35\.0%/)
    expect(text).toContain('回来的还不到一半')
    expect(text).toContain('600 人里有 210 人回来过')
    const picture = (await report(sourceId, 'repeat')).picture
    if (picture?.chart !== 'curve') throw new Error('no curve')
    expect(picture.series[0]!.points[0]).toEqual({ x: 0, value: 0, lower: 0, upper: 0 })
    expect(picture.series[0]!.followed[0]).toBe(600)
  })

  test('says that groups which do not differ do not differ', async () => {
    expect(textOf(await report(sourceId, 'repeat-coupon'))).toContain('没有超出偶然')
    expect(textOf(await report(sourceId, 'repeat-coupon', en))).toContain('do not differ beyond chance')
  })
})

test('half of the customers coming back is said with its interval, or with the end that is not in sight', async () => {
  const rows = Array.from({ length: 12 }, (_, n): OrderRow[] => {
    const order = { customer: `c${n}`, amount: 10 }
    return [
      { ...order, paidAt: '2024-01-01 10:00:00' },
      ...(n < 7 ? [{ ...order, paidAt: `2024-01-${10 + n} 10:00:00` }] : []),
    ]
  }).flat()
  const text = textOf(
    await report(await shop([...rows, { customer: 'end', paidAt: '2024-03-01 10:00:00', amount: 1 }]), 'repeat'),
  )
  expect(text).toMatch(/一半的客户在 14\.5 天内买第二次（95% 区间从 \d+ 天起，上限还看不到）/)
})

describe('data that say little', () => {
  test.each(cohortViews)('one order reads in both languages: %s', async (view) => {
    const sourceId = await shop([{ customer: 'a', paidAt: '2024-12-31 23:59:59', amount: 5, couponStatus: 1 }])
    for (const voice of [zh, en]) {
      const made = await report(sourceId, view, voice)
      expect(JSON.stringify(made)).not.toMatch(/NaN|undefined|Infinity/)
      expect(made.table!.rows.length).toBeGreaterThanOrEqual(1)
    }
  })

  test('one month says that it cannot say who comes back', async () => {
    const sourceId = await shop([
      { customer: 'a', paidAt: '2024-01-02 10:00:00', amount: 5 },
      { customer: 'b', paidAt: '2024-01-20 10:00:00', amount: 5 },
    ])
    expect(textOf(await report(sourceId, 'heat'))).toContain('数据还没有跨过一个完整的月份')
    expect(textOf(await report(sourceId, 'repeat'))).toContain('离数据结束只有 18 天')
    expect(textOf(await report(sourceId, 'gaps'))).toContain('没有间隔可看')
    expect(textOf(await report(sourceId, 'number'))).toContain('数据太短')
  })
})

test('the question is understood in Chinese, in English and as its buttons carry it', async () => {
  const sourceId = await shop([{ customer: 'a', paidAt: '2024-01-02 10:00:00', amount: 5, couponStatus: 1 }])
  const source = { id: sourceId, name: 'x', preset: '', currency: 'CNY' }
  const asked = async (said: string) => (await cohortsQuestion.answer(database, source, said))!.asked
  const words = {
    '': 'heat',
    复购率: 'repeat',
    间隔: 'gaps',
    'nth purchase': 'number',
    'repeat by coupon': 'repeat-coupon',
  }
  for (const [said, view] of Object.entries(words)) expect(await asked(said)).toBe(view)
  for (const view of cohortViews) expect(await asked(view)).toBe(view)
})

describe.skipIf(!hasPaperOrders || !hasRetailOrders)('real orders', { timeout: 120_000 }, () => {
  test('fit a caption in both languages in every view', async () => {
    for (const sourceId of [await loadPaperOrders(database), await loadRetailOrders(database)]) {
      for (const view of cohortViews) {
        const result = (await cohorts(database, { sourceId, view }))!
        if ('lacking' in result) continue
        for (const voice of [zh, en]) {
          const text = textOf(cohortsReport(result, voice))
          expect(text.length, `${view} ${voice.format.language}`).toBeLessThan(1024)
          expect(text).not.toMatch(/NaN|undefined|Infinity/)
        }
      }
    }
  })
})
