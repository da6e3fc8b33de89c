import type { DatabaseSettings } from '../scratch.ts'

export type ServerKind = 'ours' | 'bare'

export type ServerQuestion =
  | { ask: 'listen'; kind: ServerKind; settings: DatabaseSettings; botApi: string }
  | { ask: 'handled' }
  | { ask: 'drain' }
/** Counts of everything so far: updates whose handling succeeded, and those that were begun again after that. */
export type ServerAnswer = { port: number; handled: number; twice: number }

export type LoadQuestion =
  | { ask: 'stub' }
  | {
      ask: 'load'
      port: number
      connections: number
      seconds: number
      /** Updates are numbered from here. */
      firstId: number
      /** Updates offered a second; null: each connection sends the next as soon as the last is acknowledged. */
      rate: number | null
    }
export type LoadAnswer = {
  /** Where the stand-in for the Bot API listens. */
  port: number
  /** Answered with 200. */
  acknowledged: number
  refused: number
  seconds: number
  /** Milliseconds; at a fixed rate counted from the moment the update was due. */
  p50: number
  p99: number
}

export const webhookPath = '/telegram/webhook'
export const webhookSecret = 'a-secret-that-only-the-bench-knows'
export const botToken = '1000:made-up-token-for-measuring-only-0000'
export const botId = 1000
/** People who write, each in a chat of their own. */
export const people = 500
