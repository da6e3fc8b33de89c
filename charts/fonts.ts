import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from 'canvas'
import { emojiFamily, fontFamily } from './theme.ts'

const require = createRequire(import.meta.url)
let registered = false

/**
 * Registers the shipped fonts (OFL) for this thread, once: Noto Sans Hans, and Noto Emoji for what customers put into
 * their names. @throws when a font file is missing or unreadable
 */
export function registerFonts(): void {
  if (registered) return
  const hans = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts')
  for (const file of ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf']) register(join(hans, file), fontFamily)
  const emoji = join(dirname(require.resolve('@fontsource/noto-emoji/LICENSE')), 'files')
  const parts = readdirSync(emoji).filter((file) => file.endsWith('-400-normal.woff2'))
  for (const file of parts) register(join(emoji, file), emojiFamily)
  registered = true
}

function register(path: string, family: string): void {
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`cannot read the font ${path}`)
}
