import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '../../logger.ts'
import type { StateRecord } from './records.ts'

export type Journal = { append(record: StateRecord): void; close(): void }

/** A journal for a sandbox that forgets. */
export const noJournal: Journal = { append() {}, close() {} }

/** The records of an earlier run. A last line cut short by a crash is left out; a broken one inside is reported too. */
export function readJournal(directory: string, logger: Logger): StateRecord[] {
  const path = join(directory, 'journal.jsonl')
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line === '') return []
    try {
      return [JSON.parse(line) as StateRecord]
    } catch {
      logger.warn({ line: index + 1, of: lines.length }, 'sandbox journal: unreadable line left out')
      return []
    }
  })
}

/**
 * Starts a fresh journal from what still counts, then appends. Writes are synchronous: what was answered is in the
 * operating system's hands and survives kill -9 of this process.
 */
export function openJournal(directory: string, records: StateRecord[]): Journal {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'journal.jsonl')
  const next = `${path}.next`
  writeFileSync(next, records.map(toLine).join(''), { mode: 0o600 })
  renameSync(next, path)
  const descriptor = openSync(path, 'a')
  return {
    append: (record) => void writeSync(descriptor, toLine(record)),
    close: () => closeSync(descriptor),
  }
}

function toLine(record: StateRecord): string {
  return `${JSON.stringify(record)}\n`
}
