/** Colours, type and sizes of every picture. Hues are told apart by colour-blind readers, and lightness differs as well. */
export const colours = {
  page: '#ffffff',
  panel: '#f3f6fa',
  chip: '#e6eef9',
  ink: '#16202e',
  muted: '#55606f',
  faint: '#75808f',
  grid: '#e3e8ef',
  sales: '#2c66c3',
  salesBefore: '#a9bfdf',
  orders: '#d9730d',
  spike: '#d9730d',
  good: '#0b7a6b',
  bad: '#c2410c',
  box: '#cfdef5',
  outlier: '#c2410c',
} as const

/** R F M against their means, 1 above and 0 below; the order is that in which managers read the classes. */
export const classCodes = ['111', '101', '011', '001', '110', '100', '010', '000'] as const
export type ClassCode = (typeof classCodes)[number]

/** One hue for each pattern of R and F; strong where M is high, pale where it is low. */
export const classColours: Record<ClassCode, string> = {
  '111': '#1f4fa3',
  '101': '#0d8577',
  '011': '#c77f00',
  '001': '#bf4320',
  '110': '#8db0e6',
  '100': '#7fcabb',
  '010': '#efc46b',
  '000': '#e5a48d',
}

/** 冠军 忠实 潜力 一般 流失, from the most valuable tier down. */
export const tierColours = ['#1f4fa3', '#0d8577', '#c77f00', '#7d8899', '#bf4320'] as const

export type ClusterLevel = 'keep' | 'develop' | 'ordinary' | 'low'

/** By the level of a cluster. */
export const clusterColours: Record<ClusterLevel, string> = {
  keep: '#1f4fa3',
  develop: '#0d8577',
  ordinary: '#c77f00',
  low: '#7d8899',
}

/** Who went up, down, to something else, came or went between two snapshots; those who stayed are in the background. */
export const moveColours = {
  stayed: '#dbe2ec',
  up: '#0b7a6b',
  down: '#c2410c',
  sideways: '#8fa8cc',
  joined: '#2c66c3',
  gone: '#55606f',
} as const

export type CouponStatus = 'used' | 'claimed' | 'unclaimed'

export const statusColours: Record<CouponStatus | 'unknown', string> = {
  used: '#2c66c3',
  claimed: '#e39a12',
  unclaimed: '#8d98a8',
  unknown: '#c3cad4',
}

/** A ramp: the more a customer has spent, the stronger. */
export const levelColours = { low: '#a9c4ea', middle: '#5b8bd6', high: '#1f4fa3' } as const

/** Logical pixels. A 900 wide picture is seen 390 wide on a phone, so nothing is smaller than 15. */
export const sizes = { title: 30, subtitle: 18, heading: 20, label: 18, tick: 17, small: 16, footer: 15 } as const

export const layout = { width: 900, height: 520, margin: 36, gap: 14, radius: 14 } as const

/** Device pixels for each logical one. */
export const pixelRatio = 2

/** The families under which charts/fonts.ts registers the shipped fonts. */
export const fontFamily = 'Huike Sans'
export const emojiFamily = 'Huike Emoji'

/** Both as a canvas and Chart.js want them: the second has what the first lacks. */
export const fontFamilies = `"${fontFamily}", "${emojiFamily}"`

export type Weight = 'normal' | 'bold'

/** A canvas font of the shipped family. @param size logical pixels */
export function fontOf(size: number, weight: Weight = 'normal'): string {
  return `${weight} ${size}px ${fontFamilies}`
}

/** Ink or white, whichever reads better on a `#rrggbb` background. */
export function inkOn(background: string): string {
  const channel = (from: number) => Number.parseInt(background.slice(from, from + 2), 16)
  const luma = 0.299 * channel(1) + 0.587 * channel(3) + 0.114 * channel(5)
  return luma > 150 ? colours.ink : '#ffffff'
}
