import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'

/** The figures that the REST interface gives; put together by the composition root. */
export type RestFigures = {
  /** The names of what can be asked, and the sources it can be asked of. */
  contents(): Promise<{ questions: string[]; sources: { name: string; currency: string }[] }>
  /** @param source null is the one that was imported last */
  ask(question: string, source: string | null, said: string): Promise<RestAnswer>
  /** One customer of a source by exact name. */
  customer(source: string | null, name: string): Promise<RestAnswer>
}

export type RestAnswer =
  | { source: string; asked: string; result: object; csv: Uint8Array | null; fileName: string }
  | { missing: 'question' | 'source' | 'orders' | 'customer' }

export type RestOptions = { token: string; figures: RestFigures }

const remedies = {
  question: 'there is no such question; GET /api/v1 lists them',
  source: 'there is no such source; GET /api/v1 lists them',
  orders: 'this source has no orders yet',
  customer: 'this source has no customer of exactly that name; ?name= is the name as in the file',
} as const

/** `GET /api/v1/<question>?source=…&ask=…`, as JSON or with `.csv` as a file. The same answers as in chat, for whoever has the token. */
export function restRoutes({ token, figures }: RestOptions): Hono {
  const expected = digest(`Bearer ${token}`)
  const app = new Hono()
  app.use(async (c, next) => {
    if (!timingSafeEqual(digest(c.req.header('authorization') ?? ''), expected)) {
      return c.json({ ok: false, error: 'send the header Authorization: Bearer <API_TOKEN>' }, 401)
    }
    c.header('cache-control', 'no-store')
    await next()
  })
  app.get('/', async (c) => c.json({ ok: true, ...(await figures.contents()) }))
  app.get('/:question', async (c) => {
    const wanted = c.req.param('question')
    const isCsv = wanted.endsWith('.csv')
    const question = isCsv ? wanted.slice(0, -4) : wanted
    const source = c.req.query('source') ?? null
    const answer =
      question === 'portrait'
        ? await figures.customer(source, c.req.query('name') ?? '')
        : await figures.ask(question, source, c.req.query('ask') ?? '')
    if ('missing' in answer) return c.json({ ok: false, error: remedies[answer.missing] }, 404)
    const { csv, fileName, ...rest } = answer
    if (!isCsv) return c.json({ ok: true, question, ...rest })
    if (!csv) return c.json({ ok: false, error: 'this answer has no table; ask for it without .csv' }, 404)
    return c.body(csv as Uint8Array<ArrayBuffer>, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    })
  })
  return app
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
