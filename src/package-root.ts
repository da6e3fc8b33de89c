import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json: where drizzle/, the locales and the chat page stand, whether we run from src/ or dist/. */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)))

/** Absolute path of a file that ships with the program, e.g. `shippedFile('drizzle')`. */
export function shippedFile(...parts: string[]): string {
  return join(packageRoot, ...parts)
}

/** How to start a worker thread or child from one of our entry points: the bundle, or the source through tsx in tests. */
export function workerEntry(source: `src/${string}.ts`): { file: string; execArgv: string[] } {
  return import.meta.url.endsWith('.ts')
    ? { file: shippedFile(source), execArgv: ['--import', 'tsx'] }
    : { file: shippedFile('dist', source.replace(/\.ts$/, '.js')), execArgv: ['--enable-source-maps'] }
}

function findPackageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findPackageRoot(dirname(folder))
}
