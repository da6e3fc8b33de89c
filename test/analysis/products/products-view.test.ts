import { expect, test } from 'vitest'
import {
  categoryKey,
  type ProductsView,
  readProductsView,
  writeProductsView,
} from '../../../src/analysis/products/index.ts'

test.each<[string, ProductsView]>([
  ['', { view: 'categories', period: 'all' }],
  ['品类', { view: 'categories', period: 'all' }],
  ['90', { view: 'categories', period: { days: 90 } }],
  ['退货 30天', { view: 'returns', period: { days: 30 } }],
  ['returns', { view: 'returns', period: 'all' }],
  ['畅销', { view: 'sellers', period: 'all', by: 'sales' }],
  ['best sellers by quantity', { view: 'sellers', period: 'all', by: 'quantity' }],
  ['畅销 按客户 7', { view: 'sellers', period: { days: 7 }, by: 'customers' }],
  ['新品', { view: 'changes', period: 'all' }],
  ['灯具 90 天', { view: 'category', period: { days: 90 }, category: '灯具' }],
  ['home decoration', { view: 'category', period: 'all', category: 'home decoration' }],
])('“%s” is understood', (said, view) => {
  expect(readProductsView(said)).toEqual(view)
})

test.each<ProductsView>([
  { view: 'categories', period: { days: 30 } },
  { view: 'category', period: 'all', category: 'home-decoration' },
  { view: 'sellers', period: { days: 3660 }, by: 'customers' },
  { view: 'returns', period: 'all' },
  { view: 'changes', period: { days: 7 } },
])('a button carries $view in short ASCII', (view) => {
  expect(writeProductsView(view)).toMatch(/^[\x21-\x7e]{1,40}$/)
  expect(readProductsView(writeProductsView(view))).toEqual(view)
})

test('a category that a manager named is carried as a short key, which stays itself', () => {
  const key = categoryKey('中式 新年 礼盒，红色系列')
  expect(key).toMatch(/^x[0-9a-f]{12}$/)
  expect(categoryKey(key)).toBe(key)
  expect(categoryKey('Retro 50s')).not.toBe(categoryKey('Retro 60s'))
  expect(writeProductsView({ view: 'category', period: 'all', category: '红点' })).toMatch(/^d:x[0-9a-f]{12}:all$/)
})
