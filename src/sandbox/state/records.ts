import type { BotCommand, SandboxMessage, Update, Webhook } from '../types.ts'

export type StoredFile = {
  fileId: string
  uniqueId: string
  name: string
  mimeType: string
  size: number
  /** `documents/file_3.csv`: what getFile names and the download address ends with. */
  path: string
  width?: number
  height?: number
}

/** One line of the journal: every change of the sandbox is one of these, and replaying them gives its state back. */
export type StateRecord =
  | { kind: 'message'; message: SandboxMessage }
  | { kind: 'deleted'; chatId: number; messageId: number }
  | { kind: 'file'; file: StoredFile }
  | { kind: 'update'; update: Update }
  | { kind: 'confirmed'; updateId: number }
  | { kind: 'commands'; key: string; commands: BotCommand[] }
  | { kind: 'profile'; key: string; text: string }
  | { kind: 'webhook'; webhook: Webhook | null }
  | { kind: 'blocked'; userId: number; blocked: boolean }
  | { kind: 'counters'; messageId: number; fileNumber: number; updateId: number }
