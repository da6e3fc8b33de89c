import { createConnection } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { startParams } from '../../src/db/embedded-settings.ts'
import { oneSession } from '../../src/db/one-session.ts'
import { connect } from '../../src/db/open.ts'
import { testDatabase } from '../support/database.ts'

describe.skipIf(inject('server') !== null)('many connections on the one session of the embedded database', async () => {
  const database = await testDatabase()
  const client = () => connect(database.connection, 4)

  test('statements of every shape at once get their own answers', async () => {
    const clients = Array.from({ length: 5 }, client)
    const asked = clients.flatMap((sql, number) =>
      Array.from({ length: 60 }, async (_, turn) => {
        if (turn % 3 === 0) return (await sql.unsafe('select $1::int as a', [turn]))[0]?.a === turn
        if (turn % 3 === 1) {
          const [row] = await sql.unsafe('select $1::text as a, $2::int as b', [`n${number}`, turn])
          return row?.a === `n${number}` && row.b === turn
        }
        return (await sql`select ${turn}::int + ${number}::int as a`)[0]?.a === turn + number
      }),
    )
    expect(new Set(await Promise.all(asked))).toEqual(new Set([true]))
    await Promise.all(clients.map((sql) => sql.end()))
  })

  test('a transaction is not seen by others before it commits, and they wait for it', async () => {
    const [one, other] = [client(), client()]
    await one`create table counted (n int)`
    await one`insert into counted values (0)`
    const add = (sql: typeof one) =>
      sql.begin(async (tx) => {
        const [row] = await tx`select n from counted`
        await sleep(5)
        await tx`update counted set n = ${row!.n + 1}`
      })
    await Promise.all([add(one), add(other), add(one), add(other)])
    expect(await other`select n from counted`).toEqual([{ n: 4 }])
    await Promise.all([one.end(), other.end()])
  })

  test('a statement that fails ends its own turn only', async () => {
    const [one, other] = [client(), client()]
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, turn) =>
        turn % 4 === 0 ? one.unsafe('select 1 / $1::int', [0]) : other.unsafe('select $1::int as a', [turn]),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10)
    await expect(one.begin((tx) => tx.unsafe('select nothing from nowhere'))).rejects.toThrow('nowhere')
    expect(await other`select 1 as a`).toEqual([{ a: 1 }])
    await Promise.all([one.end(), other.end()])
  })

  test('a client that vanishes in the middle of a transaction leaves nothing behind', async () => {
    const sql = client()
    await sql`create table kept (n int)`
    const raw = createConnection(String(database.connection.path))
    await new Promise((connected) => raw.once('connect', connected))
    raw.write(startup())
    raw.write(simple('begin; insert into kept values (1)'))
    await sleep(200)
    raw.destroy()
    expect(await sql`select * from kept`).toEqual([])
    await sql.end()
  })
})

test('a client that vanishes while its first message is under way does not keep the session', async () => {
  const db = await PGlite.create({ startParams })
  onTestFinished(() => db.close())
  const queue = oneSession(db)
  const heard: string[] = []
  const vanishing = queue.enqueue(1, parse('select 1'), () => {})
  queue.clearQueueForHandler(1)
  await queue.clearTransactionIfNeeded(1)
  await vanishing
  await queue.enqueue(2, simple("select 'still there'"), (data) => heard.push(Buffer.from(data).toString('latin1')))
  expect(heard.join('')).toContain('still there')
})

function parse(query: string): Buffer {
  const text = Buffer.from(`\0${query}\0\0\0`)
  const head = Buffer.alloc(5)
  head.write('P')
  head.writeInt32BE(text.length + 4, 1)
  return Buffer.concat([head, text])
}

function startup(): Buffer {
  const text = Buffer.from('user\0postgres\0database\0postgres\0\0')
  const head = Buffer.alloc(8)
  head.writeInt32BE(text.length + 8, 0)
  head.writeInt32BE(196_608, 4)
  return Buffer.concat([head, text])
}

function simple(query: string): Buffer {
  const text = Buffer.from(`${query}\0`)
  const head = Buffer.alloc(5)
  head.write('Q')
  head.writeInt32BE(text.length + 4, 1)
  return Buffer.concat([head, text])
}
