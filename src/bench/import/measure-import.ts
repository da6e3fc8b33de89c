import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openDatabase } from '../../db/index.ts'
import { startChild } from '../child.ts'
import { measurement } from '../measurement.ts'
import type { BenchContext, PartResult } from '../types.ts'
import { type BareTool, bareCopy, chooseBareTool } from './bare-copy.ts'
import type { ImportAnswer, ImportQuestion } from './import-child.ts'
import { orderFile } from './order-file.ts'
import { unpackRetailFile } from './retail-file.ts'

/** Of the whole import, reading, cleaning and grouping included, against the rows alone. */
const MOST_TIMES = 6
const MOST_MEGABYTES = 400

/** The import of an order file, as it comes, against a bare copy of the same rows, unpacked beforehand. */
export async function measureImport(context: BenchContext): Promise<PartResult> {
  const { scratch, sizes, onStep } = context
  const path = await orderFile(context)
  const plain = join(scratch.directory, 'rows.csv')
  await unpackRetailFile(path, plain)
  const tool = await chooseBareTool(scratch.kind)
  const bare: number[] = []
  const ours: ImportAnswer[] = []
  for (let run = 1; run <= sizes.importRuns; run++) {
    onStep(`import ${run} of ${sizes.importRuns}`)
    bare.push(await copyOnce(context, tool, plain))
    ours.push(await importOnce(context, path))
  }
  rmSync(plain)
  const { rows, orders } = ours[0]!
  const seconds = ours.map((run) => run.seconds)
  const megabytes = ours.map((run) => run.peakMegabytes)
  const ratio = scratch.kind === 'server' ? ({ of: 'ratio', sense: 'at most', limit: MOST_TIMES } as const) : undefined
  return {
    measurements: [
      measurement({
        part: 'import',
        what: `import of ${rows.toLocaleString('en')} rows`,
        unit: 's',
        ours: seconds,
        bare,
        aim: ratio,
      }),
      measurement({
        part: 'import',
        what: 'its peak of resident memory',
        unit: 'MB',
        ours: megabytes,
        aim: { of: 'ours', sense: 'at most', limit: MOST_MEGABYTES },
      }),
    ],
    notes: [`Import: ${basename(path)}, ${orders.toLocaleString('en')} orders kept; the bare copy is ${tool}.`],
  }
}

async function copyOnce({ scratch }: BenchContext, tool: BareTool, plain: string): Promise<number> {
  const settings = await scratch.create()
  const database = await openDatabase(settings, scratch.logger)
  try {
    return await bareCopy(database, tool, plain)
  } finally {
    await database.close()
    await scratch.drop(settings)
  }
}

async function importOnce({ scratch, config }: BenchContext, path: string): Promise<ImportAnswer> {
  const settings = await scratch.create()
  const child = startChild<ImportQuestion, ImportAnswer>('src/bench/import/import-child.ts')
  try {
    return await child.ask({ settings, path, name: basename(path), limits: config.limits })
  } finally {
    await child.stop()
    await scratch.drop(settings)
  }
}
