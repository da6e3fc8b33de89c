import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { shippedFile } from '../package-root.ts'

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The chat page at `/` and its parts under `/sandbox/page/`: files as they stand in the tree, nothing from elsewhere. */
export function createChatPage(): Hono {
  const app = new Hono()
  app.get('/', () => shipped('index.html'))
  app.get('/sandbox/page/:name{[a-z-]+[.](css|js|svg)}', (c) => shipped(c.req.param('name')))
  return app
}

async function shipped(name: string): Promise<Response> {
  const content = await readFile(shippedFile('src', 'sandbox', 'page', name)).catch(() => null)
  if (content === null) return new Response('Not Found', { status: 404 })
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': TYPES[name.split('.').at(-1)!]!,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  })
}
