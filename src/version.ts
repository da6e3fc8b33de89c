import { readFileSync } from 'node:fs'
import { shippedFile } from './package-root.ts'

/** The version in package.json. */
export const version: string = JSON.parse(readFileSync(shippedFile('package.json'), 'utf8')).version
