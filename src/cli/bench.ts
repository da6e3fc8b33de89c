import { type BenchPart, benchParts, formatResult, runBench } from '../bench/index.ts'
import type { Config } from '../config.ts'
import { createLogger } from '../logger.ts'

export type BenchCommandOptions = { file?: string; only?: string[]; json?: boolean }

/** Measures huike beside bare equivalents and prints the ratios. It works on databases of its own, removed at the end. */
export async function benchCommand(config: Config, { file, only, json }: BenchCommandOptions): Promise<void> {
  const unknown = only?.find((part) => !isPart(part))
  if (unknown !== undefined) throw new Error(`--only takes ${benchParts.join(', ')}; not ${unknown}`)
  const result = await runBench(config, createLogger(process.env.LOG_LEVEL ?? 'warn', 2), {
    file,
    only: only?.filter(isPart),
    onStep: (text) => process.stderr.write(`${text} …\n`),
  })
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : formatResult(result))
}

function isPart(text: string): text is BenchPart {
  return (benchParts as readonly string[]).includes(text)
}
