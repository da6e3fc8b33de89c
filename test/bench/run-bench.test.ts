import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, inject, test } from 'vitest'
import { benchParts, formatResult, runBench } from '../../src/bench/index.ts'
import type { BenchSizes } from '../../src/bench/types.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { questions } from '../../src/questions/index.ts'
import { onServer } from '../support/global-setup.ts'

const sizes: BenchSizes = {
  importRows: 3000,
  importRuns: 1,
  rfm: [{ orders: 500, runs: 2 }],
  analysis: {
    fileRuns: 1,
    shops: [
      { orders: 500, runs: 1 },
      { orders: 2000, runs: 1 },
    ],
  },
  shopOrders: 600,
  pictureRuns: 1,
  webhookSeconds: 0.3,
  webhookRounds: 1,
  webhookConnections: 4,
}

test('every part runs, its figures agree with each other, and nothing is left behind', async () => {
  const server = inject('server')
  const config = readConfig(server === null ? {} : { DATABASE_URL: server })
  const steps: string[] = []
  const result = await runBench(config, createLogger('warn', 2), { sizes, onStep: (text) => steps.push(text) })

  expect(new Set(result.measurements.map(({ part }) => part))).toEqual(new Set(benchParts))
  for (const { what, ours, bare, ratio, aim } of result.measurements) {
    expect(ratio === null, what).toBe(bare === null)
    expect(ours, what).toBeGreaterThanOrEqual(0)
    if (bare !== null) expect(bare, what).toBeGreaterThan(0)
    const judged = aim?.of === 'ratio' ? ratio! : ours
    if (aim) expect(aim.met, what).toBe(aim.sense === 'at most' ? judged <= aim.limit : judged >= aim.limit)
  }
  const figure = (start: string) => result.measurements.find(({ what }) => what.startsWith(start))!
  expect(figure('import of 3,000 rows').ours).toBeGreaterThan(0)
  expect(figure('RFM of 500 orders').bare).toBeGreaterThan(0)
  for (const shop of ['generated file', '500 orders', '2,000 orders']) {
    expect(figure(`${shop}: computing everything`).ours).toBeGreaterThan(0)
    expect(figure(`${shop}: its peak of resident memory`).ours).toBeGreaterThan(10)
    for (const { name } of questions) expect(figure(`${shop}: /${name}`).ours, name).toBeGreaterThan(0)
  }
  expect(figure('computing everything: 2,000 orders beside 500').aim).toMatchObject({ of: 'ratio', limit: 4.8 })
  expect(figure('webhook, acknowledgements').ours).toBeGreaterThan(0)
  expect(figure('webhook, updates handled').ours).toBeGreaterThan(0)
  expect(figure('webhook, updates lost').ours).toBe(0)
  expect(result.measurements.filter(({ what }) => what.startsWith('picture')).length).toBe(10)
  expect(result.machine.database.kind).toBe(server === null ? 'embedded' : 'server')
  expect(steps).toContain('import 1 of 1')

  const lines = formatResult(result).split('\n')
  expect(lines[0]).toContain(`Node ${process.versions.node}`)
  for (const { what } of result.measurements) expect(lines.some((line) => line.startsWith(what))).toBe(true)
  await expectNothingLeft(server)
}, 180_000)

/** Names carry the process's number, so runs of other processes do not matter. */
async function expectNothingLeft(server: string | null): Promise<void> {
  const ours = `huike_bench_${process.pid}_`
  if (server === null) {
    const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('huike-bench-'))
    for (const folder of folders) {
      expect(readdirSync(`${tmpdir()}/${folder}`).filter((name) => name.startsWith(ours))).toEqual([])
    }
    return
  }
  await onServer(server, async (sql) => {
    const left = await sql`select datname from pg_database where starts_with(datname, ${ours})`
    expect([...left]).toEqual([])
  })
}
