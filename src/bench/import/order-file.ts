import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BenchContext } from '../types.ts'
import { writeRetailFile } from './retail-file.ts'

const SEED = 2010

/** The file that is given, else one that is generated for the run. @returns its path */
export async function orderFile({ file, scratch, sizes }: BenchContext): Promise<string> {
  if (file !== null) return resolve(file)
  const path = join(scratch.directory, 'generated-online-retail.csv.gz')
  if (!existsSync(path)) await writeRetailFile(path, { seed: SEED, rows: sizes.importRows })
  return path
}
