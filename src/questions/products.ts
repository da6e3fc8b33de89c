import {
  bestSellers,
  categoriseNewProducts,
  categoryDetail,
  categorySales,
  type ProductsView,
  productChanges,
  readProductsView,
  returnedProducts,
  writeProductsView,
} from '../analysis/products/index.ts'
import type { Database } from '../db/index.ts'
import { categoryCodeOf } from '../reports/products/category-names.ts'
import { productsReport } from '../reports/products/products.ts'
import { defineQuestion } from './question.ts'

export const productsQuestion = defineQuestion({
  name: 'products',
  action: 'pr',
  read: (said) => {
    const view = readProductsView(said)
    return view.view === 'category' ? { ...view, category: categoryCodeOf(view.category) } : view
  },
  write: writeProductsView,
  ask: async (database, source, view) => {
    await categoriseNewProducts(database, source.id)
    return ask(database, source.id, view)
  },
  report: productsReport,
})

function ask(database: Database, sourceId: number, view: ProductsView) {
  const { period } = view
  switch (view.view) {
    case 'categories':
      return categorySales(database, { sourceId, period })
    case 'category':
      return categoryDetail(database, { sourceId, period, category: view.category })
    case 'sellers':
      return bestSellers(database, { sourceId, period, by: view.by })
    case 'returns':
      return returnedProducts(database, { sourceId, period })
    case 'changes':
      return productChanges(database, { sourceId, period })
  }
}
