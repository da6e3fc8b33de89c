import { beforeAll, expect, test } from 'vitest'
import { buttonsOf, startTestApp, textOf } from '../support/app.ts'

const app = await startTestApp()
const rows = Array.from({ length: 40 }, (_, at) => `2024-0${3 + (at % 3)}-${10 + (at % 20)},${10 + at},店${at % 3}`)
const content = `日期,金额,门店\n${rows.join('\n')}\n`

beforeAll(async () => {
  const [asked] = await app.send('流水.csv', content, 'manager')
  expect(textOf(asked)).toContain('没有找到客户列')
  expect(buttonsOf(asked)).toEqual([['就这样导入']])
  const replies = await app.press('就这样导入', 'manager')
  expect(replies.map(textOf).join('\n')).toContain('文件里没有客户列，不做客户分析')
})

test('the overview and the trend answer', async () => {
  const [overview] = await app.ask('/overview')
  expect(overview?.photo).toBeDefined()
  expect(textOf(overview)).toContain('订单里没有客户')
  expect(textOf(overview)).not.toContain('复购客户占比')
  expect((await app.ask('/trend'))[0]?.photo).toBeDefined()
})

test.each(['/segments', '/segments 111', '/rfm', '/portrait', '/portrait 小满'])(
  '%s says that the column of customers is missing',
  async (command) => {
    const replies = await app.ask(command)
    expect(replies.length).toBe(1)
    expect(textOf(replies[0])).toContain('流水 的数据里缺少这项分析要用的列')
    expect(textOf(replies[0])).toContain('客户（')
  },
)

test('/forget finds nobody there', async () => {
  expect(textOf((await app.ask('/forget 小满'))[0])).toContain('没有叫「小满」的客户')
})
