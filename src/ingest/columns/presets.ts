import { type ColumnMapping, type Field, fields } from './fields.ts'

export type PresetName = 'cn-coupon-orders' | 'online-retail' | 'synonyms'

/** A kind of file that is known by its header. */
export type Preset = {
  name: Exclude<PresetName, 'synonyms'>
  currency: string
  columns: Partial<Record<Field, string>>
}

export const presets: Preset[] = [
  {
    name: 'cn-coupon-orders',
    currency: 'CNY',
    columns: {
      order_id: '订单ID',
      merchant: '商家ID',
      customer: '用户ID',
      paid_at: '付款日期',
      coupon_status: '使用状态',
      amount: '实付金额',
      postage: '邮费',
      province: '省份',
      city: '城市',
      quantity: '购买数量',
    },
  },
  {
    name: 'online-retail',
    currency: 'GBP',
    columns: {
      order_id: 'InvoiceNo',
      product: 'StockCode',
      description: 'Description',
      quantity: 'Quantity',
      paid_at: 'InvoiceDate',
      unit_price: 'UnitPrice',
      customer: 'CustomerID',
      country: 'Country',
    },
  },
]

/** Share of a preset's columns from which on a file is taken for one with a column missing. */
const ENOUGH = 0.7

export type PresetMatch = { preset: Preset; mapping: ColumnMapping; missing: string[] }

/** How a header fits a preset: names are compared without regard to case and spaces. */
export function matchPreset(preset: Preset, header: readonly string[]): PresetMatch {
  const byName = new Map(header.map((name) => [sameName(name), name]))
  const columns: Partial<Record<Field, string>> = {}
  const missing: string[] = []
  for (const field of fields) {
    const wanted = preset.columns[field]
    if (wanted === undefined) continue
    const found = byName.get(sameName(wanted))
    if (found === undefined) missing.push(wanted)
    else columns[field] = found
  }
  return { preset, mapping: { columns, orderKey: 'id', currency: preset.currency }, missing }
}

/** The preset that a header belongs to, possibly with columns missing; null when it is none of ours. */
export function recognisePreset(header: readonly string[]): PresetMatch | null {
  for (const preset of presets) {
    const match = matchPreset(preset, header)
    const wanted = Object.keys(preset.columns).length
    if ((wanted - match.missing.length) / wanted >= ENOUGH) return match
  }
  return null
}

export function sameName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s_\-.]+/g, '')
    .toLowerCase()
}
