import type { Database } from '../../db/index.ts'
import { ImportError } from '../import-error.ts'
import type { ColumnMapping } from './fields.ts'
import { matchPreset, type PresetMatch, type PresetName, presets, recognisePreset } from './presets.ts'
import { missingFields, proposeMapping } from './propose-mapping.ts'
import { checkMapping, rememberedMapping } from './remembered-mappings.ts'

export type ChosenMapping = { preset: PresetName; mapping: ColumnMapping }
export type MappingWish = { preset?: PresetName; mapping?: ColumnMapping; currency?: string }

/**
 * Decides what the columns of a file say: a mapping that was given, a preset that was named or is recognised, or what a
 * manager once confirmed for this header. @throws ImportError, with a proposal where one can be made
 */
export async function chooseMapping(
  database: Database,
  header: readonly string[],
  wish: MappingWish,
): Promise<ChosenMapping> {
  if (wish.mapping) {
    checkMapping(wish.mapping, header)
    return { preset: 'synonyms', mapping: wish.mapping }
  }
  if (wish.preset === 'synonyms') return { preset: 'synonyms', mapping: completeProposal(header, wish.currency) }
  const named = presets.find((preset) => preset.name === wish.preset)
  if (named) return checkPreset(matchPreset(named, header), header)
  const remembered = await rememberedMapping(database, header)
  if (remembered) return { preset: 'synonyms', mapping: remembered }
  const recognised = recognisePreset(header)
  if (recognised) return checkPreset(recognised, header)
  if (header.some(isData)) throw new ImportError('no_header', { header: [...header] })
  throw new ImportError('mapping_unconfirmed', { header: [...header] }, completeProposal(header, wish.currency))
}

/**
 * How much a sheet with this header looks like orders: 2 with customers, 1 without (a summary by day has dates and
 * amounts too), 0 not at all.
 */
export function likenessToOrders(header: readonly string[]): number {
  const { mapping, missing } = proposeMapping(header)
  if (recognisePreset(header) !== null) return 2
  if (missing.length > 0) return 0
  return mapping.columns.customer === undefined ? 1 : 2
}

function checkPreset({ preset, mapping, missing }: PresetMatch, header: readonly string[]): ChosenMapping {
  if (missing.length === 0) return { preset: preset.name, mapping }
  const { customer, order_id: orderId } = mapping.columns
  const usable = missingFields(mapping.columns).length === 0 && customer !== undefined && orderId !== undefined
  const proposal = usable ? mapping : null
  throw new ImportError('missing_column', { columns: missing, preset: preset.name, header: [...header] }, proposal)
}

function completeProposal(header: readonly string[], currency: string | undefined): ColumnMapping {
  const { mapping, missing } = proposeMapping(header, currency)
  if (missing.length === 0) return mapping
  const known = Object.keys(mapping.columns).length > 0
  throw new ImportError('unknown_header', { missing, header: [...header] }, known ? mapping : null)
}

/** A number or a date where a column's name should be. */
function isData(cell: string): boolean {
  return /^[-¥￥$£]?\d[\d,]*(\.\d+)?$/.test(cell) || /^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}/.test(cell)
}
