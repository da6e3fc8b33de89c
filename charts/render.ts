import type { Canvas } from 'canvas'
import { drawActivity } from './activity.ts'
import { drawAdvice } from './advice.ts'
import { drawBars } from './bars.ts'
import { drawBoxplot } from './boxplot.ts'
import { drawCategoryTable } from './category-table.ts'
import { drawCurve } from './curve.ts'
import { drawFlow } from './flow.ts'
import { drawHeatmap } from './heatmap.ts'
import { drawHistogram } from './histogram.ts'
import type { Picture } from './index.ts'
import { drawIntervalBars } from './interval-bars.ts'
import { drawLifetime } from './lifetime.ts'
import { drawOverview } from './overview.ts'
import { drawPanels } from './panels.ts'
import { encodePng } from './png.ts'
import { drawPortrait } from './portrait.ts'
import { drawPrediction } from './prediction.ts'
import { drawRankings } from './rankings.ts'
import { drawScoreGrid } from './score-grid.ts'
import { drawSegments } from './segments.ts'
import { drawShareRows } from './share-rows.ts'
import { drawTrend } from './trend.ts'
import { drawValueGroups } from './value-groups.ts'
import { drawWeekly } from './weekly.ts'

/**
 * A picture as PNG, two device pixels for each logical one. Takes some 50 ms of the thread that calls it: the program
 * calls it through src/pool. @throws an error that names the picture
 */
export function renderPicture(picture: Picture): Buffer {
  try {
    return encodePng(draw(picture))
  } catch (error) {
    throw new Error(`the picture ${picture.chart} cannot be drawn: ${(error as Error).message}`, { cause: error })
  }
}

const drawers: { [Name in Picture['chart']]: (picture: Extract<Picture, { chart: Name }>) => Canvas } = {
  activity: drawActivity,
  advice: drawAdvice,
  bars: drawBars,
  boxplot: drawBoxplot,
  categories: drawCategoryTable,
  curve: drawCurve,
  flow: drawFlow,
  heatmap: drawHeatmap,
  histogram: drawHistogram,
  'interval-bars': drawIntervalBars,
  lifetime: drawLifetime,
  overview: drawOverview,
  panels: drawPanels,
  portrait: drawPortrait,
  prediction: drawPrediction,
  rankings: drawRankings,
  'score-grid': drawScoreGrid,
  segments: drawSegments,
  'share-rows': drawShareRows,
  trend: drawTrend,
  'value-groups': drawValueGroups,
  weekly: drawWeekly,
}

function draw(picture: Picture): Canvas {
  const drawer = drawers[picture.chart] as ((given: Picture) => Canvas) | undefined
  if (!drawer) throw new Error('there is no such chart')
  return drawer(picture)
}
