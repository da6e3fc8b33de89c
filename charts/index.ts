import type { ActivityData } from './activity.ts'
import type { AdviceData } from './advice.ts'
import type { BarsData } from './bars.ts'
import type { BoxplotData } from './boxplot.ts'
import type { CategoryTableData } from './category-table.ts'
import type { CurveData } from './curve.ts'
import type { FlowData } from './flow.ts'
import type { HeatmapData } from './heatmap.ts'
import type { HistogramData } from './histogram.ts'
import type { IntervalBarsData } from './interval-bars.ts'
import type { LifetimeData } from './lifetime.ts'
import type { OverviewData } from './overview.ts'
import type { PanelsData } from './panels.ts'
import type { PortraitData } from './portrait-data.ts'
import type { PredictionData } from './prediction.ts'
import type { RankingsData } from './rankings.ts'
import type { ScoreGridData } from './score-grid.ts'
import type { SegmentsData } from './segments.ts'
import type { ShareRowsData } from './share-rows.ts'
import type { TrendData } from './trend.ts'
import type { ValueGroupsData } from './value-groups.ts'
import type { WeeklyData } from './weekly-data.ts'

/** Everything that charts/render.ts can draw: plain data that passes between threads. */
export type Picture =
  | ({ chart: 'overview' } & OverviewData)
  | ({ chart: 'trend' } & TrendData)
  | ({ chart: 'segments' } & SegmentsData)
  | ({ chart: 'portrait' } & PortraitData)
  | ({ chart: 'boxplot' } & BoxplotData)
  | ({ chart: 'weekly' } & WeeklyData)
  | ({ chart: 'bars' } & BarsData)
  | ({ chart: 'advice' } & AdviceData)
  | ({ chart: 'heatmap' } & HeatmapData)
  | ({ chart: 'curve' } & CurveData)
  | ({ chart: 'histogram' } & HistogramData)
  | ({ chart: 'interval-bars' } & IntervalBarsData)
  | ({ chart: 'value-groups' } & ValueGroupsData)
  | ({ chart: 'score-grid' } & ScoreGridData)
  | ({ chart: 'flow' } & FlowData)
  | ({ chart: 'lifetime' } & LifetimeData)
  | ({ chart: 'activity' } & ActivityData)
  | ({ chart: 'prediction' } & PredictionData)
  | ({ chart: 'panels' } & PanelsData)
  | ({ chart: 'share-rows' } & ShareRowsData)
  | ({ chart: 'categories' } & CategoryTableData)
  | ({ chart: 'rankings' } & RankingsData)
  | ({ chart: 'value-groups' } & ValueGroupsData)
  | ({ chart: 'score-grid' } & ScoreGridData)
  | ({ chart: 'flow' } & FlowData)
  | ({ chart: 'lifetime' } & LifetimeData)
  | ({ chart: 'activity' } & ActivityData)
  | ({ chart: 'prediction' } & PredictionData)

export type { ActivityCell, ActivityData } from './activity.ts'
export type { AdviceData, AdviceLine, AdviceTone } from './advice.ts'
export type { Bar, BarsData } from './bars.ts'
export type { BoxplotData, BoxStats } from './boxplot.ts'
export type { Frame } from './card.ts'
export type { CategoryLine, CategoryTableData } from './category-table.ts'
export type { CurveData, CurveSeries } from './curve.ts'
export type { FlowData, FlowNode, MoveKind } from './flow.ts'
export type { Locale, Numerals, ValueFormat } from './format.ts'
export type { HeatmapData, HeatmapRow } from './heatmap.ts'
export type { HistogramData } from './histogram.ts'
export type { IntervalBarsData } from './interval-bars.ts'
export type { LifetimeData } from './lifetime.ts'
export type { OverviewData } from './overview.ts'
export type { BarsPanel, PanelsData } from './panels.ts'
export type { Comparison, PortraitData, Timeline } from './portrait-data.ts'
export type { PredictionData } from './prediction.ts'
export type { Ranking, RankingsData } from './rankings.ts'
export type { ScoreGridData } from './score-grid.ts'
export type { SegmentClass, SegmentsData } from './segments.ts'
export type { ShareRow, ShareRows, ShareRowsData, ShareStrip } from './share-rows.ts'
export {
  type ClassCode,
  type ClusterLevel,
  type CouponStatus,
  classCodes,
  classColours,
  clusterColours,
  levelColours,
  statusColours,
  tierColours,
} from './theme.ts'
export type { Tile } from './tiles.ts'
export type { TrendData } from './trend.ts'
export type { ValueGroup, ValueGroupsData } from './value-groups.ts'
export type { Panel, WeeklyData, WeeklySales } from './weekly-data.ts'
