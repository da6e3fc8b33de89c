import { renameSync, rmSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'

/**
 * Creates an empty database in the directory named by the first argument. It runs as a process of its own because
 * making a cluster takes 700 MB for two seconds, and under another name first, so that a death on the way leaves nothing.
 */
const folder = process.argv[2]
if (folder === undefined) throw new Error('embedded-create needs a directory')
const unfinished = `${folder}.unfinished`
rmSync(unfinished, { recursive: true, force: true })
const db = await PGlite.create(unfinished)
await db.close()
renameSync(unfinished, folder)
