/**
 * A link that Telegram would keep, in its normal form, else null: http, https, tg, tel and mailto; a web address needs a
 * host with a dot, so that `http://localhost` is none.
 */
export function checkedLink(link: string): string | null {
  return linkFault(link) === null ? normalLink(link) : null
}

/** What Telegram says of a link it refuses; null for a good one. */
export function linkFault(link: string): string | null {
  if (link.trim() === '') return 'URL host is empty'
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(link.trim())?.[1]?.toLowerCase()
  if (scheme === 'tg' || scheme === 'tel' || scheme === 'mailto') return null
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return 'Unsupported URL protocol'
  const address = normalLink(link)
  return URL.canParse(address) && new URL(address).hostname.includes('.') ? null : 'Wrong HTTP URL'
}

function normalLink(link: string): string {
  const given = link.trim()
  const address = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(given) ? given : `http://${given}`
  return /^https?:\/\/[^/?#]+$/i.test(address) ? `${address}/` : address
}
