import { type Picture, statusColours } from '../../../charts/index.ts'
import type { Coupons } from '../../analysis/behaviour/index.ts'
import { pictureFrame } from '../facts.ts'
import type { Voice } from '../report.ts'
import { levelName } from './level-words.ts'

/** In the order in which they are said and drawn. */
export const statuses = ['used', 'claimed', 'unclaimed'] as const

/** How many groups are drawn: places and merchants first the most telling, times the latest. */
const SHOWN = { time: 24, level: 3, place: 12, merchant: 12 } as const
/** All orders by status, and below them how many did without a coupon in each group. */
export function couponsPicture(title: string, coupons: Coupons, voice: Voice): Picture {
  const { t, format } = voice
  const { overall, groups, view } = coupons
  const shown = view === 'time' ? groups.slice(-SHOWN.time) : groups.slice(0, SHOWN[view])
  return {
    chart: 'share-rows',
    ...pictureFrame(title, coupons.source, coupons, voice),
    strips: [
      {
        title: t('coupons-strip', { orders: format.count(overall.orders) }),
        parts: statuses.map((status) => ({
          label: t(`weekly-status-${status}`),
          value: overall[status].orders,
          colour: statusColours[status],
        })),
      },
    ],
    groups:
      shown.length === 0
        ? null
        : {
            title: t('coupons-rows'),
            parts: (['claimed', 'unclaimed'] as const).map((status) => ({
              label: t(`weekly-status-${status}`),
              colour: statusColours[status],
            })),
            rows: shown.map((group) => ({
              label: groupName(coupons, group.group, voice),
              shares: [group.claimed / group.orders, group.unclaimed / group.orders],
              interval: [group.notUsed.lower, group.notUsed.upper],
              text: t('coupons-row', {
                share: format.share(group.notUsed.share),
                count: group.orders,
                orders: format.count(group.orders),
              }),
            })),
          },
  }
}

/** A group as managers call it: 高消费, 06-27 那周, or its own name. */
export function groupName({ view, unit }: Coupons, group: string, voice: Voice): string {
  if (view === 'level') return levelName(group, voice)
  return view === 'time' && unit === 'week' ? voice.t('coupons-week', { day: group.slice(5) }) : group
}
