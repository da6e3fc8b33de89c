import type { LevelBounds } from '../../analysis/levels.ts'
import type { Voice } from '../report.ts'

/** 低消费, 中消费, 高消费, as a portrait says it too. */
export function levelName(level: string, { t }: Voice): string {
  return t(`portrait-level-${level}`)
}

/** What the levels are by. */
export function levelBoundsText({ bounds, boundsFrom }: LevelBounds, { t, format }: Voice): string {
  // Equal customers are not split: where very many are, the thirds have one bound.
  const name =
    boundsFrom === 'terciles' && bounds[0] === bounds[1] ? 'levels-bounds-tied' : `levels-bounds-${boundsFrom}`
  return t(name, { low: format.money(bounds[0]), middle: format.money(bounds[1]) })
}
