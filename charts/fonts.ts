import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from 'canvas'
import { fontFamily } from './theme.ts'

const require = createRequire(import.meta.url)
let registered = false

/** Registers Noto Sans Hans (OFL) for this thread, once. @throws when a font file is missing or unreadable */
export function registerFonts(): void {
  if (registered) return
  const folder = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts')
  for (const file of ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf']) {
    if (!GlobalFonts.registerFromPath(join(folder, file), fontFamily)) throw new Error(`cannot read the font ${file}`)
  }
  registered = true
}
