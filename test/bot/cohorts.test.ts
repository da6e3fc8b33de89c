import { beforeAll, expect, test } from 'vitest'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const app = await startTestApp()

beforeAll(async () => {
  const shop = await makeSource(app.database, { name: '小店' })
  await makeOrders(
    app.database,
    shop,
    Array.from({ length: 40 }, (_, n) => [
      { customer: `c${n}`, paidAt: '2024-01-05 10:00:00', amount: 50 + n },
      { customer: n % 2 === 0 ? `c${n}` : `d${n}`, paidAt: '2024-02-20 10:00:00', amount: 50 },
      { customer: `e${n}`, paidAt: '2024-04-30 10:00:00', amount: 50 },
    ]).flat(),
  )
})

test('/cohorts is a heat map whose buttons change the picture in place, group by group too', async () => {
  const [heat] = await app.ask('复购')
  expect(heat?.photo).toBeDefined()
  expect(textOf(heat)).toContain('小店')
  for (const label of ['复购率', '按首单金额', '购买间隔', '第几次购买']) {
    const [edited, ...more] = await app.press(label)
    expect(more).toEqual([])
    expect(edited?.message_id).toBe(heat?.message_id)
    expect(edited?.photo).toBeDefined()
    expect(buttonsOf(edited).flat()).toContain(`✓ ${label}`)
  }
})

test('the figures of a view come as a file', async () => {
  await app.ask('/cohorts repeat')
  const file = (await app.press('下载数据')).find(({ document }) => document)?.document
  expect(file?.file_name).toBe('小店-repeat-purchase.csv')
  const content = Buffer.from(app.sandbox!.file(file!.file_id)!.bytes).toString('utf8')
  expect(content).toContain('group,customers,days,share_returned,lower_95,upper_95,at_risk')
  expect(content).toContain('all,100,46,')
})
