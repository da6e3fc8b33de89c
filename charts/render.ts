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

function draw(picture: Picture): Canvas {
  switch (picture.chart) {
    case 'overview':
      return drawOverview(picture)
    case 'trend':
      return drawTrend(picture)
    case 'segments':
      return drawSegments(picture)
    case 'portrait':
      return drawPortrait(picture)
    case 'boxplot':
      return drawBoxplot(picture)
    case 'weekly':
      return drawWeekly(picture)
    case 'bars':
      return drawBars(picture)
    case 'advice':
      return drawAdvice(picture)
    case 'heatmap':
      return drawHeatmap(picture)
    case 'curve':
      return drawCurve(picture)
    case 'histogram':
      return drawHistogram(picture)
    case 'interval-bars':
      return drawIntervalBars(picture)
    case 'value-groups':
      return drawValueGroups(picture)
    case 'score-grid':
      return drawScoreGrid(picture)
    case 'flow':
      return drawFlow(picture)
    case 'lifetime':
      return drawLifetime(picture)
    case 'activity':
      return drawActivity(picture)
    case 'prediction':
      return drawPrediction(picture)
    case 'panels':
      return drawPanels(picture)
    case 'share-rows':
      return drawShareRows(picture)
    case 'categories':
      return drawCategoryTable(picture)
    case 'rankings':
      return drawRankings(picture)
    case 'value-groups':
      return drawValueGroups(picture)
    case 'score-grid':
      return drawScoreGrid(picture)
    case 'flow':
      return drawFlow(picture)
    case 'lifetime':
      return drawLifetime(picture)
    case 'activity':
      return drawActivity(picture)
    case 'prediction':
      return drawPrediction(picture)
    default:
      throw new Error('there is no such chart')
  }
}
