import type { MiddlewareHandler } from 'hono'

const LOCAL = ['localhost', '127.0.0.1', '[::1]']

/**
 * Refuses requests whose Host is not this machine (a foreign page that rebinds its name to 127.0.0.1 sends its own name)
 * and whose Origin is another site.
 */
export function localOnly(hosts: string[]): MiddlewareHandler {
  const allowed = [...LOCAL, ...hosts.map((host) => host.toLowerCase())]
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    const name = host.replace(/:\d+$/, '').toLowerCase()
    if (!allowed.includes(name) && !name.endsWith('.localhost')) {
      return c.text('This is a local tool; open it by http://localhost.\n', 403)
    }
    const origin = c.req.header('origin')
    const foreign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
    return foreign ? c.text('Requests from other sites are refused.\n', 403) : next()
  }
}
