import type { Picture, Tile } from '../../../charts/index.ts'
import { type Comparison, type Overview, writePeriod } from '../../analysis/behaviour/index.ts'
import { periodRow } from '../choices.ts'
import { factsNote, pictureFrame, withChange } from '../facts.ts'
import type { Block, Report, ReportTable, Voice } from '../report.ts'
import { shopsThin } from './shops-thin.ts'

/** /overview: key figures with their changes, a reading of them, and the sales over the period. */
export function overviewReport(overview: Overview, voice: Voice): Report {
  const { t } = voice
  const title =
    overview.period === 'all' ? t('overview-title') : t('overview-title-days', { days: overview.period.days })
  const reading = readOverview(overview, voice)
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'pairs', pairs: keyFigures(overview, voice) },
      ...(reading === '' ? [] : [{ kind: 'text', text: reading } satisfies Block]),
      factsNote(overview.source, overview, voice),
    ],
    picture: picture(title, overview, voice),
    buttons: [periodRow(overview.period, (period) => `ov:${period}`, voice)],
    table: table(overview),
  }
}

function keyFigures({ figures, comparison, period }: Overview, voice: Voice): [string, string][] {
  const { t, format } = voice
  // The comparison of "all" is about its last 30 days, so its changes do not belong beside the whole.
  const changes = period === 'all' ? undefined : comparison?.changes
  const pairs: [string, string][] = [
    [t('figure-orders'), withChange(format.count(figures.orders), changes?.orders, voice)],
    [t('figure-sales'), withChange(format.money(figures.sales), changes?.sales, voice)],
  ]
  if (figures.buyers !== null) {
    pairs.push([t('figure-buyers'), withChange(format.count(figures.buyers), changes?.buyers, voice)])
  }
  if (figures.averageOrder !== null) {
    pairs.push([
      t('figure-average-order'),
      withChange(format.money(figures.averageOrder), changes?.averageOrder, voice),
    ])
  }
  if (figures.repeatShare !== null && figures.repeatBuyers !== null && figures.buyers !== null) {
    const repeated = { repeated: format.count(figures.repeatBuyers), buyers: format.count(figures.buyers) }
    pairs.push([t('figure-repeat'), t('overview-repeat', { share: format.share(figures.repeatShare, 2), ...repeated })])
  }
  if (figures.shopPairs) {
    const { pairs: all, repeated, share } = figures.shopPairs
    const counts = { repeated: format.count(repeated), pairs: format.count(all) }
    pairs.push([t('figure-shop-pairs'), t('overview-shop-pairs', { share: format.share(share, 2), ...counts })])
  }
  if (figures.coupons) {
    const { known, used, claimed, unclaimed } = figures.coupons
    const shares = { used: used / known, claimed: claimed / known, unclaimed: unclaimed / known }
    const words = Object.fromEntries(Object.entries(shares).map(([status, share]) => [status, format.share(share, 2)]))
    pairs.push([t('figure-coupons'), t('overview-coupons', words)])
  }
  return pairs
}

/** The figures in words: what changed and why, when sales were best, and what must not be read into them. */
function readOverview(overview: Overview, voice: Voice): string {
  const { t, format } = voice
  const { comparison, figures, period, series } = overview
  const sentences: string[] = []
  if (comparison) {
    const { changes, now, days } = comparison
    sentences.push(
      period === 'all'
        ? t('overview-reading-recent', {
            days,
            amount: format.money(now.sales),
            sales: format.change(changes.sales),
            orders: format.change(changes.orders),
            average: format.change(changes.averageOrder),
          })
        : t('overview-reading-period', { days, period: format.period(comparison.before.from, comparison.before.to) }),
    )
    const driver = driverOf(comparison)
    if (driver) sentences.push(t(`overview-driver-${driver}`))
  } else if (period !== 'all') {
    sentences.push(t('overview-nothing-to-compare'))
  }
  const best = series.points.reduce((high, point) => (point.sales > high.sales ? point : high), series.points[0]!)
  if (series.points.length >= 3 && figures.sales > 0) {
    const share = format.share(best.sales / figures.sales)
    sentences.push(t(`overview-best-${series.unit}`, { bucket: best.bucket, sales: format.money(best.sales), share }))
  }
  if (figures.namelessOrders > 0) {
    const words = { orders: format.count(figures.namelessOrders) }
    sentences.push(t(figures.buyers === null ? 'overview-no-customers' : 'overview-nameless', words))
  }
  const thin = figures.shopPairs && shopsThin(figures.orders, figures.shopPairs.merchants, voice)
  if (thin) sentences.push(thin)
  return sentences.join('\n')
}

/** Sales are orders times their size; which of the two moved them by more than 5 %, if one clearly did. */
function driverOf({ changes }: Comparison): 'orders' | 'average' | null {
  if (changes.orders === null || changes.averageOrder === null || changes.sales === null) return null
  if (changes.orders <= -1 || changes.averageOrder <= -1 || Math.abs(changes.sales) < 0.05) return null
  const orders = Math.abs(Math.log(1 + changes.orders))
  const average = Math.abs(Math.log(1 + changes.averageOrder))
  if (orders > 2 * average) return 'orders'
  return average > 2 * orders ? 'average' : null
}

function picture(title: string, overview: Overview, voice: Voice): Picture {
  const { t } = voice
  const { figures, series, period } = overview
  const changes = period === 'all' ? null : (overview.comparison?.changes ?? null)
  const tile = (
    label: string,
    value: number | null,
    format: Tile['format'],
    change: number | null | undefined,
  ): Tile => ({
    label: t(label),
    value,
    format,
    change: change ?? null,
  })
  return {
    chart: 'overview',
    ...pictureFrame(title, overview.source, overview, voice),
    tiles: [
      tile('figure-orders', figures.orders, 'count', changes?.orders),
      tile('figure-sales', figures.sales, 'money', changes?.sales),
      ...(figures.buyers === null ? [] : [tile('figure-buyers', figures.buyers, 'count', changes?.buyers)]),
      tile('figure-average-order', figures.averageOrder, 'money', changes?.averageOrder),
      ...(figures.buyers === null ? [] : [tile('figure-repeat', figures.repeatShare, 'percent', changes?.repeatShare)]),
    ],
    points: series.points.map(({ bucket, sales, orders }) => ({
      label: series.unit === 'day' ? bucket.slice(5) : bucket,
      sales,
      orders,
    })),
    legend: { sales: t('figure-sales'), orders: t('figure-orders') },
  }
}

/** The period as a whole in the first row, then its days or months, of which orders and sales are known. */
function table({ figures, series, period }: Overview): ReportTable {
  const { coupons, shopPairs } = figures
  const ofTheWhole = {
    quantity: figures.quantity,
    buyers: figures.buyers,
    average_order: figures.averageOrder,
    repeat_buyers: figures.repeatBuyers,
    repeat_share: figures.repeatShare,
    shop_pairs: shopPairs?.pairs ?? null,
    repeated_shop_pairs: shopPairs?.repeated ?? null,
    coupons_used: coupons?.used ?? null,
    coupons_claimed: coupons?.claimed ?? null,
    coupons_unclaimed: coupons?.unclaimed ?? null,
  }
  const unknown = Object.values(ofTheWhole).map(() => null)
  return {
    name: `overview-${writePeriod(period)}`,
    rows: [
      [series.unit, 'orders', 'sales', ...Object.keys(ofTheWhole)],
      ['all', figures.orders, figures.sales, ...Object.values(ofTheWhole)],
      ...series.points.map(({ bucket, orders, sales }) => [bucket, orders, sales, ...unknown]),
    ],
  }
}
