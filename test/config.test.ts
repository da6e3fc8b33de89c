import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'
import { shippedFile } from '../src/package-root.ts'

const exampleText = readFileSync(shippedFile('.env.example'), 'utf8')
const example = parseEnv(exampleText)
const settingNames = [...readFileSync(shippedFile('src/config.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
  ([, name]) => name!,
)

describe('.env.example', () => {
  it('names every setting that the program reads, and no other', () => {
    expect(settingNames.length).toBeGreaterThan(10)
    expect(Object.keys(example).toSorted()).toEqual(settingNames.toSorted())
  })

  it('shows the defaults: as it stands it changes nothing', () => {
    expect(readConfig(example)).toEqual(readConfig({}))
  })

  it('explains each setting in the line above it', () => {
    const lines = exampleText.split('\n')
    const unexplained = lines.filter((line, at) => /^[A-Z]/.test(line) && !lines[at - 1]?.startsWith('# '))
    expect(unexplained).toEqual([])
  })
})

describe('readConfig', () => {
  it('starts without any setting: everything in one process, embedded database, sandbox', () => {
    expect(readConfig({})).toMatchObject({
      role: 'all',
      publicUrl: null,
      database: { url: null, directory: './data/postgres' },
      telegram: { token: null, apiRoot: 'https://api.telegram.org' },
    })
  })

  it('reads what is set and ignores what belongs to others', () => {
    const config = readConfig({
      ROLE: 'worker',
      PORT: '8080',
      PUBLIC_URL: 'https://shop.example/',
      DATABASE_URL: 'postgres://huike@db.example/huike',
      BOT_TOKEN: `123456:${'a'.repeat(35)}`,
      MAX_FILE_MB: '1.5',
      PATH: '/usr/bin',
    })
    expect(config).toMatchObject({ role: 'worker', port: 8080, publicUrl: 'https://shop.example' })
    expect(config.database.url).toBe('postgres://huike@db.example/huike')
    expect(config.limits.file).toBe(1.5 * 1024 * 1024)
  })

  it('counts an empty or blank value as not set', () => {
    expect(readConfig({ ROLE: '', DATABASE_URL: '  ', PORT: '' })).toEqual(readConfig({}))
  })

  it('lists every fault in one message, each setting on a line of its own', () => {
    const faults = faultsOf({
      ROLE: 'boss',
      PORT: '70000',
      PUBLIC_URL: 'http://shop.example',
      DATABASE_URL: 'mysql://db.example/huike',
      BOT_TOKEN: 'not-a-token',
      WEBHOOK_SECRET: 'short',
      API_TOKEN: 'short',
      TIME_ZONE: 'Mars/Olympus',
      LOG_LEVEL: 'loud',
    })
    expect(faults.map((line) => line.trim().split(':')[0])).toEqual([
      'ROLE',
      'PORT',
      'PUBLIC_URL',
      'DATABASE_URL',
      'BOT_TOKEN',
      'WEBHOOK_SECRET',
      'API_TOKEN',
      'TIME_ZONE',
      'LOG_LEVEL',
    ])
  })

  it('never repeats a secret that is wrong', () => {
    const message = faultsOf({
      BOT_TOKEN: '12345:hush',
      WEBHOOK_SECRET: 'hush hush',
      API_TOKEN: 'hush',
      DATABASE_URL: 'hush',
    }).join('\n')
    expect(message).toContain('BOT_TOKEN')
    expect(message).not.toContain('hush')
  })
})

function faultsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').slice(1)
    throw error
  }
  throw new Error('these settings were accepted')
}
