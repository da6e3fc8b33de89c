import { tryLock } from '../../../src/db/directory-lock.ts'

/** Tries to take the lock it is given when it is told to, and keeps it. */
const lock = JSON.parse(process.argv[2]!)
process.on('message', () => process.send?.({ taken: tryLock(lock) }))
process.send?.({ ready: true })
