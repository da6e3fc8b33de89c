import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/analysis/behaviour/index.ts'
import { recomputeValues } from '../../src/analysis/rfm/index.ts'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const app = await startTestApp()

beforeAll(async () => {
  const shop = await makeSource(app.database, { name: '小店' })
  // Ever new customers, most of them early on; twice as many orders on Fridays.
  const rows = Array.from({ length: 140 }, (_, day) =>
    Array.from({ length: (day < 90 ? 6 : 4) * (day % 7 === 4 ? 2 : 1) + (day % 3) }, (_, n) => ({
      customer: `c${day}-${n}`,
      paidAt: `${addDays('2024-01-01', day)} 1${n % 4}:00:00`,
      amount: day < 60 && n === 0 ? 400 : 60 + n,
    })),
  ).flat()
  await makeOrders(app.database, shop, rows)
  await recomputeValues(app.database, { sourceId: shop, requestedBy: 'test' })
})

test('经营策略 is a card whose buttons change the view in place', async () => {
  const [summary] = await app.ask('经营策略')
  expect(summary?.photo).toBeDefined()
  expect(textOf(summary)).toContain('活动和人手放在周五')
  for (const label of ['对谁', '何时', '何地卖什么', '没给的', '要点']) {
    const [edited, ...more] = await app.press(label)
    expect(more).toEqual([])
    expect(edited?.message_id).toBe(summary?.message_id)
    expect(buttonsOf(edited).flat()).toContain(`✓ ${label}`)
  }
})

test('a view may be asked for in words, and a line leads to its list of customers', async () => {
  const [who] = await app.ask('策略 对谁')
  expect(textOf(who)).toContain('冠军')
  const [list] = await app.press('冠军客户')
  expect(textOf(list)).toContain('冠军')
  expect(buttonsOf(list).flat().join()).toContain('下载')
})

test('the figures come as a file', async () => {
  await app.ask('/strategy withheld')
  const file = (await app.press('下载数据')).find(({ document }) => document)?.document
  const content = Buffer.from(app.sandbox!.file(file!.file_id)!.bytes).toString('utf8')
  expect(content).toContain('topic,code,group,customers,figure,unit,value,certainty,reason')
  expect(content).toContain('when,season,,,needed,count,24,withheld,one_year')
})
