import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { tryLock, unlock, withLock } from '../../src/db/directory-lock.ts'
import { startChild } from '../messaging/support/child.ts'

function newLock() {
  return join(mkdtempSync(join(inject('scratch'), 'lock-')), 'lock')
}

/** The number of a process that has ended. */
async function deadPid(lock: string): Promise<string> {
  const child = await startChild('test/db/support/lock-child.ts', lock)
  await child.says('ready')
  child.send({})
  await child.says('taken')
  await child.kill()
  return readFileSync(lock, 'utf8')
}

test('of several processes that find the lock of a dead one, one gets it, whole and alone', async () => {
  const lock = newLock()
  const dead = await deadPid(lock)
  const children = await Promise.all([1, 2, 3, 4].map(() => startChild('test/db/support/lock-child.ts', lock)))
  for (const child of children) await child.says('ready')
  for (let round = 0; round < 5; round++) {
    writeFileSync(lock, dead)
    for (const child of children) child.send({})
    const taken = await Promise.all(children.map(async (child) => (await child.says('taken')).taken))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(tryLock(lock)).toBe(false)
  }
  expect(readdirSync(join(lock, '..'))).toEqual(['lock'])
})

test('a lock of our own is not free, until it is given back', () => {
  const lock = newLock()
  expect(tryLock(lock)).toBe(true)
  expect(tryLock(lock)).toBe(false)
  unlock(lock)
  expect(tryLock(lock)).toBe(true)
  unlock(lock)
})

test('a lock with our number from an earlier life is taken over, one of a live process is not given back', () => {
  const lock = newLock()
  writeFileSync(lock, String(process.pid))
  expect(tryLock(lock)).toBe(true)
  unlock(lock)
  writeFileSync(lock, String(process.ppid))
  expect(tryLock(lock)).toBe(false)
  unlock(lock)
  expect(existsSync(lock)).toBe(true)
})

test('a process that died while taking over does not keep others from it for good', async () => {
  const lock = newLock()
  writeFileSync(lock, await deadPid(lock))
  mkdirSync(`${lock}.takeover`)
  expect(tryLock(lock)).toBe(false)
  utimesSync(`${lock}.takeover`, 0, 0)
  tryLock(lock)
  expect(tryLock(lock)).toBe(true)
  unlock(lock)
})

test('what one lock guards is done one after the other, and who waits too long is told who holds it', async () => {
  const lock = newLock()
  const log: string[] = []
  const work = (name: string) =>
    withLock(lock, 5000, async () => {
      log.push(`${name} begins`)
      await new Promise(setImmediate)
      log.push(`${name} ends`)
    })
  await Promise.all([work('a'), work('b')])
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  writeFileSync(lock, String(process.ppid))
  await expect(withLock(lock, 0, async () => {})).rejects.toThrow(String(process.ppid))
})
