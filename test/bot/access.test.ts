import { expect, test } from 'vitest'
import { startTestApp, textOf } from '../support/app.ts'

const app = await startTestApp()

test('a stranger is refused politely once, and then not answered', async () => {
  expect((await app.ask('/overview', 'stranger')).map(textOf)).toEqual([expect.stringContaining('只对受邀的人开放')])
  expect(await app.ask('/overview', 'stranger')).toEqual([])
  expect(await app.ask('/start wrong-code', 'stranger')).toEqual([])
  expect(await app.send('orders.csv', 'a,b\n1,2\n', 'stranger')).toEqual([])
})

test('a viewer may look but not import, compute or invite', async () => {
  expect(textOf((await app.ask('/rfm', 'viewer'))[0])).toMatch(/^⚠️.*manager/)
  expect(textOf((await app.ask('/invite', 'viewer'))[0])).toMatch(/^⚠️.*owner/)
  expect(textOf((await app.send('orders.csv', 'a,b\n1,2\n', 'viewer'))[0])).toMatch(/^⚠️.*manager/)
  expect(textOf((await app.ask('/invite', 'manager'))[0])).toMatch(/^⚠️.*店主/)
})

test('an invitation makes a stranger a manager, works once, and the owner can take it back', async () => {
  const [invitation] = await app.ask('/invite manager')
  const code = /start=([\w-]+)/.exec(textOf(invitation))?.[1]
  expect(textOf((await app.ask(`/start ${code}`, 'stranger'))[0])).toContain('经理')
  expect(textOf((await app.ask('/subscribe', 'stranger'))[0])).toContain('还没有订阅')
  expect(textOf((await app.ask('/members'))[0])).toContain('路人')
  await app.press('移除 路人')
  expect(textOf((await app.ask('/members'))[0])).not.toContain('路人')
  expect((await app.ask(`/start ${code}`, 'stranger')).map(textOf).join()).not.toContain('经理')
})
