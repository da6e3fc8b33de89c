/** The groups of domain.md §5, in the order in which they are shown. */
export const tagGroups = ['attribute', 'statistic', 'rule', 'interest', 'value', 'model'] as const

export type TagGroup = (typeof tagGroups)[number]

/** A tag in words: what it says, and why. */
export type TagWords = {
  group: TagGroup
  tag: string
  evidence: string
  /** It stands in the heading of the text already; the card shows it among the others. */
  inHeading?: true
}
