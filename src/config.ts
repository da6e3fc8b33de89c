import { existsSync } from 'node:fs'
import { z } from 'zod'

/** Every setting of the program. `.env.example` names each with its default; no other file reads the environment. */
const settings = z.object({
  ROLE: z.enum(['web', 'worker', 'all']).default('all'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'is not a port number' }).int().min(0).max(65535).default(3000),
  PUBLIC_URL: optional(z.url({ protocol: /^https$/, error: 'is not an address such as https://bot.example.com' })),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: 'is not an address such as postgres://user:password@host:5432/huike' }),
  ),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(4).max(200).default(10),
  DATA_DIR: z.string().min(1).default('./data'),
  BOT_TOKEN: optional(
    z.string().regex(/^\d+:[A-Za-z0-9_-]{20,}$/, 'is not a bot token; @BotFather gives one like 123456:ABC…'),
  ),
  TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
  WEBHOOK_SECRET: optional(
    z.string().regex(/^[A-Za-z0-9_-]{16,256}$/, 'needs 16 to 256 characters of A–Z a–z 0–9 _ -'),
  ),
  API_TOKEN: optional(z.string().regex(/^[\x21-\x7e]{24,256}$/, 'needs 24 to 256 characters without spaces')),
  DEFAULT_LANGUAGE: z.enum(['zh', 'en']).default('zh'),
  TIME_ZONE: z.string().refine(isTimeZone, 'is not an IANA time zone such as Asia/Shanghai').default('Asia/Shanghai'),
  MAX_FILE_MB: z.coerce.number().positive().max(2000).default(200),
  MAX_UNPACKED_MB: z.coerce.number().positive().max(20_000).default(2000),
  POOL_THREADS: z.coerce.number().int().min(1).max(64).default(2),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
})

export type Config = {
  role: 'web' | 'worker' | 'all'
  host: string
  port: number
  /** Where Telegram reaches us; without it the bot polls. */
  publicUrl: string | null
  database: { url: string | null; directory: string; connections: number }
  dataDir: string
  telegram: { token: string | null; apiRoot: string; webhookSecret: string | null }
  /** What the REST interface asks for; null: there is none. */
  apiToken: string | null
  language: 'zh' | 'en'
  timeZone: string
  /** Bytes. */
  limits: { file: number; unpacked: number }
  poolThreads: number
  /** Null leaves it to the command: info for the service, warn for the command line. */
  logLevel: string | null
}

/** A setting is wrong; the message lists every fault at once. */
export class ConfigError extends Error {}

/** Reads the settings. Empty values count as not set. @throws ConfigError with one line per fault. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`These settings are wrong (see .env.example):\n${faults.join('\n')}`)
  }
  const value = parsed.data
  return {
    role: value.ROLE,
    host: value.HOST,
    port: value.PORT,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    database: {
      url: value.DATABASE_URL ?? null,
      directory: `${value.DATA_DIR}/postgres`,
      connections: value.DATABASE_CONNECTIONS,
    },
    dataDir: value.DATA_DIR,
    telegram: {
      token: value.BOT_TOKEN ?? null,
      apiRoot: value.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
      webhookSecret: value.WEBHOOK_SECRET ?? null,
    },
    apiToken: value.API_TOKEN ?? null,
    language: value.DEFAULT_LANGUAGE,
    timeZone: value.TIME_ZONE,
    limits: { file: value.MAX_FILE_MB * 1024 * 1024, unpacked: value.MAX_UNPACKED_MB * 1024 * 1024 },
    poolThreads: value.POOL_THREADS,
    logLevel: value.LOG_LEVEL ?? null,
  }
}

/** The language of messages that must come even when the settings are wrong. */
export function spokenLanguage(): 'zh' | 'en' {
  return process.env.DEFAULT_LANGUAGE === 'en' ? 'en' : 'zh'
}

/** Reads `.env` beside the place where the program was started; what the environment already says wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

function optional<T extends z.ZodType>(schema: T) {
  return schema.optional()
}

/** Whether a name is an IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
