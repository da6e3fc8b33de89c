import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const COOKIE = 'sandbox_key'
const ZH = '请用启动日志里带 key 的完整网址打开这个聊天页面。'
const EN = 'Please open this chat by the full address in the startup log, the one with the key.'

/**
 * Lets in whoever knows the key: once as `?key=…` in the address, from then on by a cookie that scripts cannot read and
 * other sites cannot send. Without a key everybody is let in.
 */
export function pageKey(key: string | null): MiddlewareHandler {
  if (key === null) return (_c, next) => next()
  return async (c, next) => {
    if (matches(c.req.query('key'), key)) {
      await next()
      // No redirect to an address without the key: a link followed from elsewhere would arrive there without the cookie.
      return setCookie(c, COOKIE, key, { httpOnly: true, sameSite: 'Strict', path: '/' })
    }
    return matches(getCookie(c, COOKIE), key) ? next() : refusal(c)
  }
}

/** Compares digests, so that the time taken tells nothing about the key. */
function matches(given: string | undefined, key: string): boolean {
  return given !== undefined && timingSafeEqual(digest(given), digest(key))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function refusal(c: Context): Response {
  c.header('cache-control', 'no-store')
  if (c.req.path !== '/') return c.json({ error: `${ZH} ${EN}` }, 401)
  c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  return c.html(
    `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Sandbox</title>
<style>body { max-width: 30rem; margin: 20vh auto; padding: 0 1.5rem; font: 1.1rem/1.6 system-ui, sans-serif }</style>
<p>${ZH}</p>
<p lang="en">${EN}</p>
</html>
`,
    401,
  )
}
