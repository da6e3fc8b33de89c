import { cpus, loadavg, totalmem } from 'node:os'
import type { Database } from '../db/index.ts'

export type Machine = {
  cpus: number
  cpuModel: string
  memoryGigabytes: number
  node: string
  database: { kind: 'server' | 'embedded'; version: string }
  /** Processes that wanted a processor, averaged over the minute before the run. */
  loadBefore: number
}

/** Where the figures come from: without it they mean nothing. */
export async function describeMachine({ client, kind }: Database): Promise<Machine> {
  const [row] = await client<{ version: string }[]>`select current_setting('server_version') as version`
  const all = cpus()
  return {
    cpus: all.length,
    cpuModel: all[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    database: { kind, version: row!.version },
    loadBefore: Math.round(loadavg()[0]! * 10) / 10,
  }
}
