import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { findSource } from '../../src/analysis/sources.ts'
import { csvFile } from '../../src/csv.ts'
import { questions } from '../../src/questions/index.ts'
import type { Report, Voice } from '../../src/reports/report.ts'
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

/** Every view of the questions on buying behaviour. */
const asked: [string, string][] = [
  ['overview', ''],
  ...['month', 'day', 'weekday', 'hour'].flatMap((by) =>
    ['orders', 'sales', 'quantity', 'buyers'].map((measure): [string, string] => ['trend', `${by}.${measure}.all`]),
  ),
  ['places', ''],
  ...['time', 'level', 'place', 'merchant'].map((view): [string, string] => ['coupons', view]),
  ...['all', 'quantity', 'frequency', 'band', 'third'].map((view): [string, string] => ['habits', view]),
  ...['level', 'month'].map((view): [string, string] => ['levels', view]),
]

async function reportOf(source: string, name: string, said: string, voice: Voice): Promise<Report> {
  const question = questions.find((candidate) => candidate.name === name)!
  const answer = await question.answer(database, (await findSource(database, source))!, said)
  return answer!.report(voice)
}

async function shop(name: string, rows: OrderRow[]): Promise<number> {
  const id = await makeSource(database, { name })
  await makeOrders(database, id, rows)
  return id
}

describe('a shop of one order of nothing', () => {
  test.each(asked)('/%s %s says no NaN in any language, and its figures are a table', async (name, said) => {
    await shop(`one ${name} ${said}`, [
      {
        customer: '<b>&',
        paidAt: '2024-12-31 23:59:59.999',
        amount: 0,
        merchant: 'm',
        couponStatus: 0,
        province: '西藏自治区',
      },
    ])
    for (const voice of [zh, en]) {
      const report = await reportOf(`one ${name} ${said}`, name, said, voice)
      expect(JSON.stringify(report)).not.toMatch(/NaN|undefined|Infinity/)
      expect(report.picture).toBeDefined()
      const { rows } = report.table!
      expect(rows[0]!.every((column) => /^[a-z0-9_-]+$/.test(String(column)))).toBe(true)
      expect(rows.length).toBeGreaterThan(1)
      expect(csvFile(rows).length).toBeGreaterThan(0)
    }
  })

  test.each(asked)('/%s %s stands without customers too', async (name, said) => {
    const label = `nobody ${name} ${said}`
    const id = await shop(label, [
      { customer: 'x', paidAt: '2024-12-31 23:59:59.999', amount: 5, couponStatus: 1, merchant: 'm', country: 'Spain' },
    ])
    await database.db.execute(sql`update orders set customer_id = null where source_id = ${id}`)
    const report = await reportOf(label, name, said, zh)
    expect(JSON.stringify(report)).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe.skipIf(!hasPaperOrders || !hasRetailOrders)('the real orders', { timeout: 240_000 }, () => {
  test('every view fits a caption in both languages, and every button fits Telegram', async () => {
    await loadPaperOrders(database)
    await loadRetailOrders(database)
    for (const source of ['dac2023a', 'online retail']) {
      for (const [name, said] of asked) {
        for (const voice of [zh, makeVoice('en', source === 'dac2023a' ? 'CNY' : 'GBP')]) {
          const report = await reportOf(source, name, said, voice)
          expect(textOf(report).length, `${source} /${name} ${said}`).toBeLessThan(1000)
          for (const action of actionsOf(report)) expect(action.length).toBeLessThanOrEqual(50)
        }
      }
    }
  })

  test('what is said of the paper’s orders is what its figures say', async () => {
    await loadPaperOrders(database)
    const said = async (name: string, view = '') => textOf(await reportOf('dac2023a', name, view, zh))
    expect(await said('places')).toContain('上海市最多：¥473,355，占销售额 18.7%，4,044 单。')
    expect(await said('places')).toContain('深圳市单列')
    expect(await said('coupons')).toContain('已使用  96.37%（19,438 单）')
    expect(await said('coupons', 'merchant')).toMatch(/4,723 个商家里有 4,\d{3} 个发出的券不到 30 张/)
    const habits = await said('habits')
    expect(habits).toContain('只买 1 件的订单占 70.9%')
    expect(habits).toContain('6.91%（1,293 / 18,716 人）')
    expect(habits).toContain('0.08%（16 / 20,154 对客户与店铺）')
    expect(habits).toContain('平均每家店只有 4.3 单')
    expect(habits).toContain('最大是 2022-01-11，2,593 单')
    expect(habits).toMatch(/月中 11–20 号只占 \d+\.\d%（算上是 57\.1%）/)
    expect(await said('levels')).toContain('8,257')
  })
})
