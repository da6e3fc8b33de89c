import type {
  BestSellers,
  CategoryDetail,
  CategorySales,
  ProductChanges,
  ProductsView,
  ReturnedProducts,
} from '../../analysis/products/index.ts'
import type { Report, Voice } from '../report.ts'
import { bestSellersReport } from './best-sellers.ts'
import { categoryDetailReport } from './category-detail.ts'
import { categorySalesReport } from './category-sales.ts'
import { productChangesReport } from './changes.ts'
import { returnedProductsReport } from './returned-products.ts'
import { periodButtons, viewButtons } from './words.ts'

export type ProductsResult = CategorySales | CategoryDetail | BestSellers | ReturnedProducts | ProductChanges

/** /products: what its view shows, and the buttons to the other views and periods. */
export function productsReport(result: ProductsResult, voice: Voice): Report {
  const report = reportOf(result, voice)
  const view = viewOf(result)
  return { ...report, buttons: [...(report.buttons ?? []), viewButtons(view, voice), periodButtons(view, voice)] }
}

function reportOf(result: ProductsResult, voice: Voice): Report {
  switch (result.view) {
    case 'categories':
      return categorySalesReport(result, voice)
    case 'category':
      return categoryDetailReport(result, voice)
    case 'sellers':
      return bestSellersReport(result, voice)
    case 'returns':
      return returnedProductsReport(result, voice)
    case 'changes':
      return productChangesReport(result, voice)
  }
}

function viewOf(result: ProductsResult): ProductsView {
  const { view, period } = result
  if (view === 'category') return { view, period, category: result.category.category }
  return view === 'sellers' ? { view, period, by: result.by } : { view, period }
}
