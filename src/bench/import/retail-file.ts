import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { createRandom, type Random } from '../../algorithms/random.ts'

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'

const PRODUCTS = 4000
const CUSTOMERS = 4400
const FIRST_MINUTE = Date.UTC(2010, 11, 1, 8) / 60_000
const MINUTES = 373 * 24 * 60
const colours = ['WHITE', 'RED', 'BLUE', 'VINTAGE', 'WOODEN', 'GLASS', 'SMALL', 'LARGE', 'FRENCH', 'HEART']
const things = [
  'LANTERN',
  'TEA CUP',
  'CANDLE HOLDER',
  'LUNCH BOX',
  'ALARM CLOCK',
  'CAKE STAND',
  'PARTY BUNTING',
  'DOORMAT',
]

/** Writes made-up invoices in the layout of the UCI online-retail file, gzipped, with its habits: returns, no customer. */
export async function writeRetailFile(path: string, { seed, rows }: { seed: number; rows: number }): Promise<void> {
  await pipeline(Readable.from(pieces(createRandom(seed), rows)), createGzip(), createWriteStream(path))
}

/** The plain text of a file, gzipped or not. @throws Error when it has other columns */
export async function unpackRetailFile(path: string, to: string): Promise<void> {
  const plain = /\.gz$/i.test(path) ? [createGunzip()] : []
  await pipeline([createReadStream(path), ...plain, createWriteStream(to)])
  for await (const piece of createReadStream(to, { end: 1000 })) {
    const first = String(piece)
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)[0]
    if (first === header) return
    throw new Error(`huike bench imports .csv or .csv.gz files with the columns ${header}`)
  }
  throw new Error(`${path} is empty`)
}

function* pieces(random: Random, rows: number): Generator<string> {
  let text = `${header}\n`
  let written = 0
  for (let invoice = 536_365; written < rows; invoice++) {
    for (const line of invoiceLines(random, invoice, rows - written, written / rows)) {
      text += line
      written++
    }
    if (text.length < 65_536 && written < rows) continue
    yield text
    text = ''
  }
}

/** About one invoice in twelve is a return, one row in four has no customer, and a few big baskets hold most rows. */
function* invoiceLines(random: Random, invoice: number, most: number, done: number): Generator<string> {
  const isReturn = random.uniform() < 0.08
  const anonymous = random.uniform() < 0.14
  const count = Math.min(most, isReturn ? 1 + random.integer(3) : 1 + random.integer(anonymous ? 88 : 40))
  const customer = anonymous ? '' : String(12_346 + Math.floor(random.uniform() ** 2 * CUSTOMERS))
  const country = random.uniform() < 0.92 ? 'United Kingdom' : random.pick(['France', 'Germany', 'EIRE', 'Spain'])
  const time = new Date((FIRST_MINUTE + Math.floor(done * MINUTES)) * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')
  for (let line = 0; line < count; line++) {
    const product = Math.floor(random.uniform() ** 2 * PRODUCTS)
    const description = `${colours[product % colours.length]} ${things[product % things.length]} NO ${product}`
    const quantity = (isReturn ? -1 : 1) * (1 + random.integer(24))
    const price = (0.19 + (product % 97) * 0.13).toFixed(2)
    yield `${isReturn ? 'C' : ''}${invoice},${20_000 + product},${description},${quantity},${time},${price},${customer},${country}\n`
  }
}
