import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Config } from '../config.ts'
import { type Database, migrateDatabase, openDatabase } from '../db/index.ts'
import type { Logger } from '../logger.ts'
import { describeMachine, type Machine } from './machine.ts'

export type DatabaseSettings = Config['database']

/** Databases and files that live as long as the run; the user's own database is only asked to create and drop them. */
export type Scratch = {
  /** For files. */
  directory: string
  kind: Database['kind']
  machine: Machine
  logger: Logger
  /** A new database: migrated, empty. */
  create(): Promise<DatabaseSettings>
  drop(settings: DatabaseSettings): Promise<void>
  /** Removes everything. */
  remove(): Promise<void>
}

const CONNECTIONS = 10

/** @param url the server to work on; null for embedded databases in a temporary directory */
export async function openScratch(url: string | null, logger: Logger): Promise<Scratch> {
  const directory = mkdtempSync(join(tmpdir(), 'huike-bench-'))
  const prefix = `huike_bench_${process.pid}`
  const alive = new Set<DatabaseSettings>()
  let made = 0
  try {
    const template = await create(null)
    const machine = await prepare(template)
    return {
      directory,
      kind: url === null ? 'embedded' : 'server',
      machine,
      logger,
      create: () => create(template),
      drop,
      remove,
    }
  } catch (error) {
    await remove()
    throw error
  }

  async function prepare(template: DatabaseSettings): Promise<Machine> {
    const database = await openDatabase(template, logger)
    try {
      await migrateDatabase(database)
      return await describeMachine(database)
    } finally {
      await database.close()
    }
  }

  async function create(template: DatabaseSettings | null): Promise<DatabaseSettings> {
    const name = `${prefix}_${made++}`
    const settings = {
      url: url === null ? null : withDatabase(url, name),
      directory: join(directory, name, 'postgres'),
      connections: CONNECTIONS,
    }
    alive.add(settings)
    if (url === null) {
      if (template) cpSync(template.directory, settings.directory, { recursive: true })
      return settings
    }
    try {
      await onServer(url, `create database ${name} template ${template ? nameOf(template) : 'template1'}`)
    } catch (error) {
      alive.delete(settings)
      const { message } = error as Error
      throw new Error(`the server makes no database for the measurements (its role needs CREATEDB): ${message}`)
    }
    return settings
  }

  async function drop(settings: DatabaseSettings): Promise<void> {
    if (url === null) rmSync(join(settings.directory, '..'), { recursive: true, force: true })
    else await onServer(url, `drop database if exists ${nameOf(settings)} with (force)`)
    alive.delete(settings)
  }

  async function remove(): Promise<void> {
    try {
      for (const settings of alive) await drop(settings)
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}

function nameOf({ url }: DatabaseSettings): string {
  return new URL(url!).pathname.slice(1)
}
