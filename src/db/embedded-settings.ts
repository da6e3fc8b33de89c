import { PGlite } from '@electric-sql/pglite'

/** A quarter of PGlite's usual buffers: the operating system caches the files anyway, and the process stays under 300 MB. */
export const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=24MB', '-c', 'work_mem=16MB']
