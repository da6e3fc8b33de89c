import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Locks of this process; a file with our number that is not among them is left over from an earlier life. */
const held = new Set<string>()
/** Taking a dead process's lock over is a matter of microseconds: whoever began this long ago has died on the way. */
const TAKE_OVER_MS = 10_000
const LOOK_AGAIN_MS = 100

/** Makes this process the only holder of a lock file, which names it. @returns false while another live one holds it. */
export function tryLock(lock: string): boolean {
  if (create(lock)) return true
  if (isHeld(lock)) return false
  return alone(`${lock}.takeover`, () => {
    if (isHeld(lock)) return false
    rmSync(lock, { force: true })
    return create(lock)
  })
}

/** Gives a lock back; one that is not ours stays. */
export function unlock(lock: string): void {
  if (held.delete(lock)) rmSync(lock, { force: true })
}

/** The process that a lock file names; null when there is none. */
export function holderOf(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8')) || null
  } catch {
    return null
  }
}

/** Does something while no other process does what the same lock guards. @throws when the lock is not free in time. */
export async function withLock<Result>(lock: string, patienceMs: number, work: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + patienceMs
  while (!tryLock(lock)) {
    if (Date.now() > deadline) throw new Error(`Process ${holderOf(lock)} still holds ${lock}.`)
    await sleep(LOOK_AGAIN_MS)
  }
  try {
    return await work()
  } finally {
    unlock(lock)
  }
}

/** A link appears with its content: nobody ever reads a lock without a number. */
function create(lock: string): boolean {
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, String(process.pid), { mode: 0o600 })
  try {
    linkSync(draft, lock)
    held.add(lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function isHeld(lock: string): boolean {
  const pid = holderOf(lock)
  if (pid === null) return false
  return pid === process.pid ? held.has(lock) : isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Runs what only one process may do at a time; false when another one is at it. */
function alone(folder: string, act: () => boolean): boolean {
  try {
    mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const since = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > TAKE_OVER_MS) rmSync(folder, { recursive: true, force: true })
    return false
  }
  try {
    return act()
  } finally {
    rmdirSync(folder)
  }
}
