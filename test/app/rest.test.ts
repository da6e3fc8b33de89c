import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Overview } from '../../src/analysis/behaviour/index.ts'
import type { Portrait } from '../../src/analysis/portrait/index.ts'
import { questions } from '../../src/questions/index.ts'
import { startTestApp, textOf } from '../support/app.ts'
import { makeOrders, makeSource } from '../support/factories.ts'

const token = 'a-token-of-the-rest-interface'
const app = await startTestApp({ API_TOKEN: token })

beforeAll(async () => {
  const shop = await makeSource(app.database, { name: '小店' })
  await makeOrders(app.database, shop, [
    { customer: '小满', paidAt: '2024-01-01 08:00:00', amount: 1234.5 },
    { customer: '小满', paidAt: '2024-02-02 09:00:00', amount: 100 },
    { customer: '=阿亮', paidAt: '2024-02-03 10:00:00', amount: 50.25, quantity: 3 },
  ])
})

function get(path: string, authorization: string | null = `Bearer ${token}`) {
  return fetch(`${app.url}/api/v1${path}`, { headers: authorization === null ? {} : { authorization } })
}

async function json<T>(path: string): Promise<T> {
  return (await (await get(path)).json()) as T
}

describe('the REST interface', () => {
  test('is closed to whoever does not send the token', async () => {
    for (const given of [null, '', token, `Bearer ${token}x`]) {
      const response = await get('/overview', given)
      expect(response.status).toBe(401)
      expect(await response.text()).not.toContain('1234')
    }
  })

  test('lists what can be asked, and of which sources', async () => {
    const body = await json<{ questions: string[] }>('')
    expect(body).toMatchObject({ ok: true, sources: [{ name: '小店', currency: 'CNY' }] })
    expect(body.questions).toEqual(expect.arrayContaining(['overview', 'trend', 'portrait']))
  })

  test('gives the figures that the chat shows', async () => {
    const [reply] = await app.ask('/overview')
    const { result } = await json<{ result: Overview }>(`/overview?source=${encodeURIComponent('小店')}`)
    expect(result.figures).toMatchObject({ orders: 3, sales: 1384.75, buyers: 2, repeatBuyers: 1 })
    expect(textOf(reply)).toContain('¥1,385')
    expect(textOf(reply)).toContain('50.00%（1 / 2 人')
  })

  test('every question answers, as JSON and, where it has a table, as a CSV file of whole rows', async () => {
    for (const { name } of questions) {
      const answer = await get(`/${name}`)
      expect(answer.status, name).toBe(200)
      expect(await answer.json(), name).toMatchObject({ ok: true, question: name, source: '小店' })
      const csv = await get(`/${name}.csv`)
      if (csv.status === 404) continue
      expect(csv.headers.get('content-type'), name).toBe('text/csv; charset=utf-8')
      const [header, ...rows] = parse(await csv.text(), { bom: true }) as string[][]
      for (const column of header!) expect(column, name).toMatch(/^[a-z][a-z0-9_]*$/)
      for (const row of rows) expect(row, name).toHaveLength(header!.length)
    }
  })

  test('one customer is found by exact name', async () => {
    const { result } = await json<{ result: Portrait }>(`/portrait?name=${encodeURIComponent('小满')}`)
    expect(result).toMatchObject({ key: '小满', orders: 2, total: 1334.5 })
  })

  test.each([
    ['/overview?source=nowhere', 'no such source'],
    ['/nothing', 'no such question'],
    ['/portrait?name=nobody', 'no customer of exactly that name'],
  ])('%s says what is wrong', async (path, words) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ ok: false, error: expect.stringContaining(words) })
  })
})
