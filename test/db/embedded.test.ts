import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { openDatabase } from '../../src/db/index.ts'
import { createLogger } from '../../src/logger.ts'
import { startChild } from '../messaging/support/child.ts'
import { until } from '../messaging/support/updates.ts'
import { testDatabaseSettings } from '../support/database.ts'

const child = 'test/db/support/database-child.ts'

describe.skipIf(inject('server') !== null)('several processes on one embedded database', () => {
  test('processes that start at once on an empty directory create and migrate it once', async () => {
    const directory = join(mkdtempSync(join(inject('scratch'), 'embedded-')), 'postgres')
    const settings = { url: null, directory, connections: 4 }
    const children = await Promise.all([1, 2, 3].map(() => startChild(child, settings)))
    const owners = await Promise.all(children.map(async (started) => (await started.says('owns')).owns))
    expect(owners.filter(Boolean)).toHaveLength(1)
    for (const started of children) started.send({})
    const tables = await Promise.all(children.map(async (started) => (await started.says('tables')).tables))
    expect(new Set(tables).size).toBe(1)
  })

  test('when the process that runs the database is killed, another one runs it, and clients go on', async () => {
    const settings = await testDatabaseSettings()
    const owner = await startChild(child, settings)
    expect(await owner.says('owns')).toEqual({ owns: true })
    const database = await openDatabase(settings, createLogger('silent', 2))
    expect(database.firstHere).toBe(false)
    await database.client`create table kept (n int)`
    await database.client`insert into kept values (1)`
    await owner.kill()
    const read = () => database.client`select n from kept`.catch(() => [])
    await until(async () => (await read())[0]?.n === 1)
    const third = await startChild(child, settings)
    expect(await third.says('owns')).toEqual({ owns: false })
    third.send({})
    expect((await third.says('tables')).tables).toBeGreaterThan(1)
    await third.kill()
    await database.close()
    const next = await openDatabase(settings, createLogger('silent', 2))
    expect(next.firstHere).toBe(true)
    await next.close()
  })
})
