import type { Context, MiddlewareHandler } from 'hono'

const LOCAL = ['localhost', '127.0.0.1', '[::1]']

/**
 * Refuses requests whose Host is not this machine (a foreign page that rebinds its name to 127.0.0.1 sends its own name)
 * and whose Origin is another site.
 */
export function localOnly(hosts: string[]): MiddlewareHandler {
  const allowed = [...LOCAL, ...hosts.map((host) => host.toLowerCase())]
  return async (c, next) => {
    const name = hostOf(c).replace(/:\d+$/, '').toLowerCase()
    if (!allowed.includes(name) && !name.endsWith('.localhost')) {
      return c.text('This is a local tool; open it by http://localhost.\n', 403)
    }
    return ownSiteOnly(c, next)
  }
}

/** Refuses requests whose Origin is another site, whatever name this one is called by. */
export const ownSiteOnly: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header('origin')
  const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== hostOf(c))
  return foreign ? c.text('Requests from other sites are refused.\n', 403) : next()
}

function hostOf(c: Context): string {
  return c.req.header('host') ?? new URL(c.req.url).host
}
