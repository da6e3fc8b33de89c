import type { Picture } from '../../../charts/index.ts'
import { classColours, clusterColours, tierColours } from '../../../charts/index.ts'
import type { GroupMember, GroupSummary } from '../../analysis/rfm/index.ts'
import { writeGroup } from '../../analysis/rfm/index.ts'
import type { GroupPage } from '../../analysis/rfm/segments.ts'
import { pictureFrame } from '../facts.ts'
import type { Block, Report, Voice } from '../report.ts'
import { clusterName } from './clusters.ts'
import { tierPlan } from './tiers.ts'
import { backButton } from './views.ts'
import { figuresInWords, rfmNote } from './words.ts'

/** Names in a fixed-width column may take so many letters. */
const NAME_LENGTH = 12

/** So many rows keep the caption within Telegram's limit; the picture has more, the CSV all. */
const TABLE_ROWS = 5

/** One class, tier or cluster: who they are, what to do, who spends most; its list as CSV, and the way back. */
export function groupReport(page: GroupPage, voice: Voice): Report {
  const { t, format } = voice
  const { group, summary, top } = page
  const { title, key, planKey, view } = wordsOf(page, voice)
  const back = backButton(view, voice)
  const csv = {
    label: t('rfm-button-csv', { count: format.count(summary.customers) }),
    action: `segcsv:${writeGroup(group)}`,
  }
  return {
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'text', text: whoTheyAre(page, key, voice) },
      ...figures(summary, voice),
      { kind: 'heading', text: t('rfm-plan-heading') },
      { kind: 'list', items: t(`${planKey}-plan`).split('\n') },
      ...topCustomers(top.slice(0, TABLE_ROWS), voice),
      rfmNote(page, voice),
    ],
    picture: picture(title, page, voice),
    buttons: [summary.customers > 0 ? [csv, back] : [back]],
  }
}

/** How a group is called, under which name its texts stand, and where it came from. */
function wordsOf({ group, profile }: GroupPage, voice: Voice) {
  const { t } = voice
  if (group.by === 'class') {
    const key = `rfm-class-${group.value}`
    return { title: t('rfm-class-customers', { class: t(key) }), key, planKey: key, view: 'classes' as const }
  }
  if (group.by === 'tier') {
    const key = `tier-${group.value}`
    // A tier says how much its customers are worth; what to do follows from how its centre lies.
    const planKey = tierPlan({ tier: group.value, like: profile!.like })
    return { title: t('tier-customers', { tier: t(key) }), key, planKey, view: 'tiers' as const }
  }
  const level = levelOf(profile)
  const name = clusterName({ cluster: group.value, level }, voice)
  const key = `level-${level}`
  return { title: t('cluster-customers', { cluster: name }), key, planKey: key, view: 'clusters' as const }
}

/** What the name of the group means; for a tier or cluster also how its centre lies. */
function whoTheyAre({ profile }: GroupPage, key: string, voice: Voice): string {
  const { t } = voice
  if (!profile) return t(`${key}-what`)
  const words = { pattern: profile.pattern, figures: figuresInWords(profile.typical, voice) }
  const sentences = [t(`${key}-what`), t('segments-pattern', words)]
  if ('scalper' in profile && profile.scalper) sentences.push(t('clusters-scalper-what'))
  return sentences.join('\n')
}

function levelOf(profile: GroupPage['profile']) {
  return profile && 'level' in profile ? profile.level : 'low'
}

function figures(summary: GroupSummary, { t, format }: Voice): Block[] {
  if (!summary.means) return [{ kind: 'text', text: t('rfm-class-empty') }]
  const withShare = (value: string, share: number) => t('rfm-with-share', { value, share: format.share(share) })
  const { recency, frequency, monetary } = summary.means
  return [
    {
      kind: 'pairs',
      pairs: [
        [t('rfm-figure-customers'), withShare(format.count(summary.customers), summary.shareOfCustomers)],
        [t('rfm-figure-monetary'), withShare(format.money(summary.monetary), summary.shareOfMonetary)],
        [t('rfm-figure-mean-recency'), t('rfm-days', { days: format.decimal(recency, 1) })],
        [t('rfm-figure-mean-frequency'), format.decimal(frequency, 2)],
        [t('rfm-figure-mean-monetary'), format.money(monetary)],
      ],
    },
  ]
}

function topCustomers(top: GroupMember[], { t, format }: Voice): Block[] {
  if (top.length === 0) return []
  const header = [t('rfm-column-name'), t('rfm-column-monetary'), t('rfm-column-orders'), t('rfm-column-last')]
  const rows = top.map((member) => [
    shorten(member.key),
    format.money(member.monetary),
    format.count(member.frequency),
    member.lastOrder,
  ])
  return [
    { kind: 'heading', text: t('rfm-top-heading', { count: String(top.length) }) },
    { kind: 'table', rows: [header, ...rows] },
  ]
}

function picture(title: string, page: GroupPage, voice: Voice): Picture {
  const { t, format } = voice
  const covered = { from: page.source.from, to: page.snapshot.ordersThrough }
  const heading = t('rfm-top-heading', { count: String(page.top.length) })
  return {
    chart: 'bars',
    ...pictureFrame(title, page.source, covered, voice, [heading]),
    bars: page.top.map((member) => ({
      label: member.key,
      value: member.monetary,
      colour: colourOf(page),
      note: `R${member.recencyScore} F${member.frequencyScore} M${member.monetaryScore}`,
    })),
    format: 'money',
    measure: `${t('rfm-top-measure')} (${format.currency})`,
    noData: t('rfm-class-empty'),
  }
}

function colourOf({ group, profile }: GroupPage): string {
  if (group.by === 'class') return classColours[group.value]
  return group.by === 'tier' ? tierColours[group.value - 1]! : clusterColours[levelOf(profile)]
}

function shorten(name: string): string {
  const letters = [...name]
  return letters.length > NAME_LENGTH ? `${letters.slice(0, NAME_LENGTH - 1).join('')}…` : name
}
