import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json: where drizzle/, the locales and the chat page stand, whether we run from src/ or dist/. */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)))

/** Absolute path of a file that ships with the program, e.g. `shippedFile('drizzle')`. */
export function shippedFile(...parts: string[]): string {
  return join(packageRoot, ...parts)
}

/** The built file of an entry point, for worker threads and child processes: Node cannot start TypeScript itself. */
export function builtEntry(source: `src/${string}.ts`): string {
  return shippedFile('dist', source.replace(/\.ts$/, '.js'))
}

function findPackageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findPackageRoot(dirname(folder))
}
