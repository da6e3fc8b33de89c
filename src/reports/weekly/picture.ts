import type { Picture, Tile, WeeklyData } from '../../../charts/index.ts'
import type { Comparison } from '../../analysis/behaviour/index.ts'
import type { WeeklyPanel, WeeklySummary } from '../../analysis/weekly/index.ts'
import { pictureFrame } from '../facts.ts'
import type { Voice } from '../report.ts'

/** The week on one picture: key figures, sales by day, classes, coupons, places. */
export function weeklyPicture(summary: WeeklySummary, voice: Voice): Picture {
  const { t } = voice
  const { week, source } = summary
  const title = t('weekly-title', { from: week.from, to: week.to })
  const failure = t('weekly-picture-failed')
  const panel = <T, D>(part: WeeklyPanel<T>, draw: (data: T) => D): D | { failure: string } | null =>
    part.reason === 'failed' ? { failure } : part.data === null ? null : draw(part.data)
  return {
    chart: 'weekly',
    ...pictureFrame(title, source, week, voice),
    failure,
    tiles: panel(summary.figures, ({ now, changes }) => ({ tiles: tiles(now, changes, voice) })),
    sales: panel(summary.daily, (daily) => sales(daily, voice)),
    classes: panel(summary.classes, ({ snapshot, classes }) => ({
      title: t('weekly-classes-title', { day: snapshot.referenceDate }),
      classes: classes.map(({ rfmClass, customers }) => ({
        code: rfmClass,
        label: t(`rfm-class-${rfmClass}`),
        customers,
      })),
    })),
    coupons: panel(summary.coupons, (coupons) => ({
      title: t('weekly-part-coupons'),
      statuses: (['used', 'claimed', 'unclaimed'] as const).map((status) => ({
        status,
        label: t(`weekly-status-${status}`),
        orders: coupons[status].orders,
      })),
    })),
    places: panel(summary.places, ({ top }) => ({
      title: t('weekly-part-places'),
      bars: top.map(({ place, sales: amount }) => ({ label: place, value: amount })),
      format: 'money',
    })),
  }
}

function tiles(now: Comparison['now'], changes: Comparison['changes'] | null, { t }: Voice): Tile[] {
  const change = (figure: keyof NonNullable<typeof changes>) => changes?.[figure] ?? null
  const buyers: Tile = { label: t('figure-buyers'), value: now.buyers, format: 'count', change: change('buyers') }
  const repeated: Tile = {
    label: t('figure-repeat'),
    value: now.repeatShare,
    format: 'percent',
    change: change('repeatShare'),
  }
  return [
    { label: t('figure-sales'), value: now.sales, format: 'money', change: change('sales') },
    { label: t('figure-orders'), value: now.orders, format: 'count', change: change('orders') },
    ...(now.buyers === null ? [] : [buyers]),
    { label: t('figure-average-order'), value: now.averageOrder, format: 'money', change: change('averageOrder') },
    ...(now.buyers === null ? [] : [repeated]),
  ]
}

type Daily = NonNullable<WeeklySummary['daily']['data']>

function sales({ thisWeek, lastWeek }: Daily, { t }: Voice): Exclude<WeeklyData['sales'], { failure: string } | null> {
  return {
    title: t('weekly-part-daily'),
    legend: { thisWeek: t('weekly-legend-this'), lastWeek: t('weekly-legend-last') },
    days: thisWeek.map((day, index) => ({
      label: `${t(`trend-weekday-${index + 1}`)} ${day.bucket.slice(5)}`,
      thisWeek: day.sales,
      lastWeek: lastWeek?.[index]?.sales ?? null,
    })),
  }
}
