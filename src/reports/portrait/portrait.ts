import type { CustomerMatch, FoundCustomers, Portrait } from '../../analysis/portrait/index.ts'
import type { Block, Button, Report, Voice } from '../report.ts'
import { isLeftOut, portraitPicture } from './picture.ts'
import { type TagWords, tagGroups } from './tag-words.ts'
import { wordTags } from './tags.ts'

/** Longest label on a button; Telegram cuts what does not fit. */
const LABEL_LENGTH = 40

/** /portrait: who the customer is, each tag with its evidence; the card carries timeline and comparison. */
export function portraitReport(portrait: Portrait, voice: Voice): Report {
  const { t, format } = voice
  const tags = wordTags(portrait, voice)
  const { value } = portrait
  const average = portrait.total / portrait.orders
  const note = [
    t('facts-source', { source: portrait.sourceName }),
    periodText(portrait, voice),
    ...(value ? [t('rfm-reference', { day: value.referenceDate })] : []),
  ].join(' · ')
  return {
    blocks: [
      { kind: 'heading', text: portrait.key },
      ...classBlocks(portrait, voice),
      {
        kind: 'pairs',
        pairs: [
          [t('portrait-total'), format.money(portrait.total)],
          [t('portrait-orders'), format.count(portrait.orders)],
          [t('portrait-average'), format.money(average)],
        ],
      },
      { kind: 'list', items: tagLines(tags, voice) },
      ...reading(portrait, voice),
      ...(portrait.quarantine
        ? [{ kind: 'text', text: t(`portrait-quarantine-${portrait.quarantine}`) } satisfies Block]
        : []),
      { kind: 'note', text: note },
    ],
    picture: portraitPicture(portrait, tags, voice),
    buttons: [portraitButtons(portrait, voice)],
  }
}

/** What /portrait says when the name is not the name of one customer: which of several, or the nearest names. */
export function customerSuggestions({ matches, nearest }: FoundCustomers, name: string, voice: Voice): Report {
  const { t } = voice
  const offered = matches.length > 0 ? matches : nearest
  const text =
    matches.length > 0 ? 'portrait-name-several' : nearest.length > 0 ? 'portrait-name-nearest' : 'portrait-name-none'
  const sources = new Set(offered.map((match) => match.sourceId))
  return {
    blocks: [{ kind: 'text', text: t(text, { name }) }],
    buttons: [
      ...offered.map((match) => [
        { label: suggestion(match, sources.size > 1, voice), action: `pt:${match.customerId}` },
      ]),
      [{ label: t('portrait-button-random'), action: 'pt:random' }],
    ],
  }
}

/** One line a group; the class stands above already. */
function tagLines(tags: TagWords[], { t }: Voice): string[] {
  return tagGroups.flatMap((group) => {
    const words = tags
      .filter((tag) => tag.group === group && !tag.inHeading)
      .map(({ tag, evidence }) => t('portrait-tag', { tag, evidence }))
    return words.length > 0
      ? [t('portrait-tags', { group: t(`portrait-group-${group}`), tags: words.join(t('trend-list-separator')) })]
      : []
  })
}

/** The class, or why there is none: never computed, or in quarantine, which another line says. */
function classBlocks({ value, quarantine }: Portrait, { t }: Voice): Block[] {
  if (!value) return isLeftOut(quarantine) ? [] : [{ kind: 'text', text: t('portrait-no-class') }]
  const text = t('portrait-class', {
    class: t(`rfm-class-${value.rfmClass}`),
    r: String(value.recencyScore),
    f: String(value.frequencyScore),
    m: String(value.monetaryScore),
  })
  return [{ kind: 'text', text }]
}

/** One order has one time; where every time is midnight the file had days only. */
function periodText({ firstOrder, lastOrder }: Portrait, { t, format }: Voice): string {
  const daysOnly = [firstOrder, lastOrder].every((time) => format.minute(time).endsWith(' 00:00'))
  const [first, last] = [firstOrder, lastOrder].map(daysOnly ? format.day : format.minute) as [string, string]
  return first === last ? first : t('portrait-period', { first, last })
}

function reading({ middle }: Portrait, { t, format }: Voice): Block[] {
  if (!middle) return []
  const words = {
    // Whoever is not at the very top must not be told 100.0 %.
    share: middle.shareBelow > 0.999 ? `>${format.share(0.999)}` : format.share(middle.shareBelow),
    count: middle.orders,
    orders: format.decimal(middle.orders, Number.isInteger(middle.orders) ? 0 : 1),
    total: format.money(middle.total),
  }
  const below = Math.round(middle.shareBelow * middle.customers)
  if (below === 0) return [{ kind: 'text', text: t('portrait-reading-lowest', words) }]
  return [
    { kind: 'text', text: t(below >= middle.customers - 1 ? 'portrait-reading-highest' : 'portrait-reading', words) },
  ]
}

function portraitButtons({ value }: Portrait, { t }: Voice): Button[] {
  const random = { label: t('portrait-button-random'), action: 'pt:random' }
  if (!value) return [random]
  const label = t('portrait-button-class', { class: t(`rfm-class-${value.rfmClass}`) })
  return [{ label, action: `seg:${value.rfmClass}` }, random]
}

function suggestion(match: CustomerMatch, withSource: boolean, { t, format }: Voice): string {
  const letters = [...match.key]
  const name = letters.length > LABEL_LENGTH ? `${letters.slice(0, LABEL_LENGTH - 1).join('')}…` : match.key
  const words = { name, source: match.sourceName, count: match.orders, orders: format.count(match.orders) }
  return t(withSource ? 'portrait-suggestion-elsewhere' : 'portrait-suggestion', words)
}
