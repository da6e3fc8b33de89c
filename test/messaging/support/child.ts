import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import { packageRoot } from '../../../src/package-root.ts'

export type Child = {
  send(message: unknown): void
  /** The next message that has this field. */
  says(field: string): Promise<Record<string, unknown>>
  /** kill -9, and its end awaited. */
  kill(): Promise<void>
}

/** Runs a TypeScript file as a process of its own, so that a test can kill it for real. */
export async function startChild(source: string, ...args: unknown[]): Promise<Child> {
  const outfile = join(
    packageRoot,
    'node_modules/.cache/huike-children',
    source.replace(/\W/g, '-'),
    `${process.pid}.mjs`,
  )
  await build({
    absWorkingDir: packageRoot,
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  const child = fork(
    outfile,
    args.map((arg) => JSON.stringify(arg)),
    { execArgv: [] },
  )
  const heard: Record<string, unknown>[] = []
  child.on('message', (message) => heard.push(message as Record<string, unknown>))
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  onTestFinished(kill)
  return { send: (message) => child.send(message as object), says: (field) => nextWith(child, heard, field), kill }
}

async function nextWith(child: ChildProcess, heard: Record<string, unknown>[], field: string) {
  for (;;) {
    const at = heard.findIndex((message) => field in message)
    if (at >= 0) return heard.splice(at, 1)[0]!
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => {
        throw new Error(`the child ended before it said ${field}`)
      }),
    ])
  }
}
