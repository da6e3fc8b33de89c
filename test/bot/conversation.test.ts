import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { recomputeRfm } from '../../src/analysis/rfm/index.ts'
import { findSource } from '../../src/analysis/sources.ts'
import { schema } from '../../src/db/index.ts'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const app = await startTestApp()

describe('before there are orders', () => {
  test('/start greets, says the role and asks for a file', async () => {
    const [welcome, ...more] = await app.ask('/start')
    expect(textOf(welcome)).toContain('王店主')
    expect(textOf(welcome)).toContain('店主')
    expect(textOf(welcome)).toContain('还没有订单')
    expect(more).toEqual([])
  })

  test.each(['/overview', '/trend', '/segments', '/portrait random', '/portrait 小满', '/rfm'])(
    '%s says that there are no orders yet',
    async (command) => {
      expect((await app.ask(command)).map(textOf)).toEqual([expect.stringContaining('还没有订单')])
    },
  )
})

describe('with orders', () => {
  const names = ['<b>&', '小满', '小满丫', '阿亮', 'a_b*c`', '👩‍👩‍👧豆豆']

  beforeAll(async () => {
    const shop = await makeSource(app.database, { name: '小店' })
    await makeOrders(
      app.database,
      shop,
      names.flatMap((customer, index) =>
        Array.from({ length: index + 1 }, (_, nth) => ({
          customer,
          paidAt: `2024-0${(nth % 6) + 1}-1${index} 1${nth}:05:00`,
          amount: 50 + 20 * index,
          province: '浙江省',
          city: '杭州市',
          couponStatus: 1 as const,
          merchant: `m${nth}`,
        })),
      ),
    )
    await recomputeRfm(app.database, { sourceId: shop, requestedBy: 'test' })
  })

  test('/overview is a picture whose caption has the figures and buttons for other periods', async () => {
    const [reply] = await app.ask('/overview')
    expect(reply?.photo).toBeDefined()
    expect(textOf(reply)).toContain('21')
    expect(textOf(reply)).toContain('小店')
    expect(buttonsOf(reply).flat().length).toBeGreaterThanOrEqual(4)
  })

  test('plain Chinese words ask the same as commands', async () => {
    for (const words of ['概览', '趋势', '客户分层', '画像 小满', '画像小满']) {
      const [reply] = await app.ask(words)
      expect(reply?.photo, words).toBeDefined()
    }
  })

  test('a button of the trend changes its picture in place', async () => {
    const [trend] = await app.ask('/trend')
    const [edited, ...more] = await app.press('小时')
    expect(more).toEqual([])
    expect(edited?.message_id).toBe(trend?.message_id)
    expect(edited?.edit_date).toBeDefined()
    expect(edited?.photo?.at(-1)?.file_unique_id).not.toBe(trend?.photo?.at(-1)?.file_unique_id)
  })

  test.each(names)('a customer called %s is found, and the name comes out whole', async (name) => {
    const [reply] = await app.ask(`/portrait ${name}`)
    expect(reply?.photo).toBeDefined()
    expect(textOf(reply)).toContain(name)
  })

  test('a name that is not there offers the nearest, and pressing one shows that customer', async () => {
    const [choice] = await app.ask('/portrait 小')
    expect(choice?.photo).toBeUndefined()
    expect(buttonsOf(choice).flat().join()).toContain('小满')
    const shown = await app.press('小满丫')
    expect(shown.map(({ photo }) => photo !== undefined)).toEqual([true])
    expect(textOf(shown[0])).toContain('小满丫')
  })

  test('a class button leads to its plan and its list as a file', async () => {
    await app.ask('/segments')
    const [edited] = await app.press('重要价值')
    expect(textOf(edited)).toContain('重要价值')
    const replies = await app.press('下载名单')
    const file = replies.find(({ document }) => document)?.document
    expect(file?.file_name).toMatch(/\.csv$/)
    const content = Buffer.from(app.sandbox!.file(file!.file_id)!.bytes).toString('utf8')
    expect(content).toContain('customer,recency_days')
  })

  test('/rfm answers at once and ends by editing the same message', async () => {
    const replies = await app.ask('/rfm 2024-12-01')
    expect(replies).toHaveLength(1)
    expect(replies[0]?.edit_date).toBeDefined()
    expect(textOf(replies[0])).toContain('2024-12-01')
    const [jobs] = await app.ask('/jobs')
    expect(textOf(jobs)).toContain('计算客户分层 · 已完成')
  })

  test('a wrong date is named with the right way to write it', async () => {
    expect((await app.ask('/rfm 昨天')).map(textOf)).toEqual([expect.stringMatching(/^⚠️ 「昨天」.*2022-07-30/s)])
  })

  test('a text that is a customer’s name shows that customer', async () => {
    const [reply] = await app.ask('阿亮')
    expect(reply?.photo).toBeDefined()
  })

  test('a second source adds buttons that ask the same of it, and an old button keeps its source', async () => {
    const other = await makeSource(app.database, { name: 'uk', currency: 'GBP' })
    await makeOrders(app.database, other, [{ customer: '17850', paidAt: '2011-01-02 10:00:00', amount: 10 }])
    await app.database.db.update(schema.sources).set({ lastImportAt: new Date() }).where(eq(schema.sources.id, other))
    expect((await findSource(app.database, 'UK'))?.id).toBe(other)
    const [overview] = await app.ask('/overview')
    expect(textOf(overview)).toContain('uk')
    expect(buttonsOf(overview).at(-1)).toEqual(['✓ uk', '小店'])
    const [edited] = await app.press('小店')
    expect(textOf(edited)).toContain('小店')
  })
})

describe('commands that nobody knows', () => {
  test('a near miss is offered', async () => {
    expect((await app.ask('/portait')).map(textOf)).toEqual([expect.stringMatching(/^⚠️.*\/portrait/s)])
  })

  test('anything else gets the way to the help', async () => {
    expect((await app.ask('/xyzzy')).map(textOf)).toEqual([expect.stringMatching(/^⚠️.*\/help/s)])
    expect((await app.ask('今天天气怎么样啊请问')).map(textOf)).toEqual([expect.stringContaining('/help')])
  })
})

describe('languages', () => {
  test('Alice, whose Telegram is English, is answered in English, and can switch', async () => {
    expect(textOf((await app.ask('/help', 'viewer'))[0])).toContain('What I can do')
    await app.ask('/language zh', 'viewer')
    expect(textOf((await app.ask('/help', 'viewer'))[0])).toContain('我能做什么')
  })
})
