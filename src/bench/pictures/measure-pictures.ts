import type { Picture } from '../../../charts/index.ts'
import { openDatabase } from '../../db/index.ts'
import { createPool, type Pool } from '../../pool/index.ts'
import { measurement, quantile } from '../measurement.ts'
import type { BenchContext, Measurement, PartResult } from '../types.ts'
import { samplePictures } from './sample-pictures.ts'

const MOST_MS = 80
const WARM_UP = 3

/** Every kind of picture, drawn one after the other by one thread of the pool, from plain data to PNG bytes in our hands. */
export async function measurePictures(context: BenchContext): Promise<PartResult> {
  const { sizes, onStep } = context
  onStep('pictures: importing the made-up shop')
  const pictures = await makePictures(context)
  const pool = createPool({ threads: 1 })
  try {
    onStep('pictures: drawing')
    const times = pictures.map((): number[] => [])
    const sizesInPixels = pictures.map(() => '')
    for (let run = -WARM_UP; run < sizes.pictureRuns; run++) {
      for (const [index, picture] of pictures.entries()) {
        const { milliseconds, png } = await draw(pool, picture)
        sizesInPixels[index] = `${png.readUInt32BE(16)} × ${png.readUInt32BE(20)}`
        if (run >= 0) times[index]!.push(milliseconds)
      }
    }
    return {
      measurements: pictures.map(({ chart }, index) => figure(`${chart}, ${sizesInPixels[index]}`, times[index]!)),
      notes: [
        `Pictures, 95th percentile: ${pictures.map(({ chart }, index) => percentile(chart, times[index]!)).join(', ')}.`,
      ],
    }
  } finally {
    await pool.close()
  }
}

async function makePictures(context: BenchContext): Promise<Picture[]> {
  const { scratch } = context
  const settings = await scratch.create()
  const database = await openDatabase(settings, scratch.logger)
  try {
    return await samplePictures(database, context)
  } finally {
    await database.close()
    await scratch.drop(settings)
  }
}

async function draw(pool: Pool, picture: Picture): Promise<{ milliseconds: number; png: Buffer }> {
  const began = performance.now()
  const png = await pool.renderPicture(picture)
  return { milliseconds: performance.now() - began, png }
}

function figure(what: string, ours: number[]): Measurement {
  return measurement({
    part: 'pictures',
    what: `picture ${what}`,
    unit: 'ms',
    ours,
    aim: { of: 'ours', sense: 'at most', limit: MOST_MS },
  })
}

function percentile(chart: string, times: number[]): string {
  return `${chart} ${Math.round(quantile(times, 0.95))} ms`
}
