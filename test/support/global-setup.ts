import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { migrateDatabase, openDatabase } from '../../src/db/index.ts'
import { createLogger } from '../../src/logger.ts'
import { packageRoot } from '../../src/package-root.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A migrated, empty database that each test file copies: a directory, or the name of a database on the server. */
    template: string
    server: string | null
    scratch: string
  }
}

/** Builds the worker entry points, prepares one migrated database, embedded or on the server of TEST_DATABASE_URL, and removes it at the end. */
export default async function setup(project: TestProject) {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: packageRoot, stdio: 'inherit' })
  const scratch = mkdtempSync(join(tmpdir(), 'huike-test-'))
  const server = process.env.TEST_DATABASE_URL ?? null
  const template = server === null ? join(scratch, 'template', 'postgres') : `huike_template_${process.pid}`
  if (server !== null) await onServer(server, (sql) => sql.unsafe(`create database ${template}`))
  const url = server === null ? null : databaseUrl(server, template)
  const database = await openDatabase({ url, directory: template, connections: 4 }, createLogger('warn', 2))
  await migrateDatabase(database)
  await database.close()
  project.provide('template', template)
  project.provide('server', server)
  project.provide('scratch', scratch)
  return async () => {
    for (const name of server === null ? [] : [template, realTemplateOf(template)])
      await onServer(server!, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Where test/support/real-orders.ts keeps the database with both real files: beside the scratch files, or on the server. */
export function realTemplateOf(place: string): string {
  return place.startsWith('/') ? join(place, 'real-orders', 'postgres') : `${place}_real`
}

export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}

export async function onServer(server: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

export function copyTemplate(template: string, to: string): void {
  if (!existsSync(template)) throw new Error('the template database is missing')
  cpSync(template, to, { recursive: true })
}
