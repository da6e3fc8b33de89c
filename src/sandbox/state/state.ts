import { EventEmitter } from 'node:events'
import type { Logger } from '../../logger.ts'
import type { BotCommand, PageEvent, SandboxMessage, Update, Webhook } from '../types.ts'
import { createFileBytes, describeFile } from './files.ts'
import { type Journal, noJournal, openJournal, readJournal } from './journal.ts'
import type { StateRecord, StoredFile } from './records.ts'

/** Everything a sandbox knows. Changes go through `record`, which also writes the journal and tells the page. */
export type State = {
  chats: Map<number, Map<number, SandboxMessage>>
  files: Map<string, StoredFile>
  /** Not yet taken by the bot, oldest first. */
  updates: Map<number, Update>
  commands: Map<string, BotCommand[]>
  profile: Map<string, string>
  webhook: Webhook | null
  blocked: Set<number>
  /** 'page' carries a PageEvent; 'updates' says that an update waits or the webhook changed. */
  events: EventEmitter<{ page: [PageEvent]; updates: [] }>
  record(change: StateRecord): void
  nextMessageId(): number
  addUpdate(content: Omit<Update, 'update_id'>): void
  addFile(name: string, bytes: Uint8Array, kind: 'photo' | 'document'): StoredFile
  readFile(fileId: string): Uint8Array | null
  close(): void
}

type Counters = { messageId: number; fileNumber: number; updateId: number }

/** Opens the state kept in `directory`, or an empty one in memory. */
export function openState(directory: string | null, logger: Logger): State {
  const counters: Counters = { messageId: 0, fileNumber: 0, updateId: 0 }
  const bytes = createFileBytes(directory)
  let journal: Journal = noJournal
  const state: State = {
    chats: new Map(),
    files: new Map(),
    updates: new Map(),
    commands: new Map(),
    profile: new Map(),
    webhook: null,
    blocked: new Set(),
    events: new EventEmitter(),
    record(change) {
      apply(state, counters, change)
      journal.append(change)
      const event = pageEvent(change)
      if (event) state.events.emit('page', event)
      if (change.kind === 'update' || change.kind === 'webhook') state.events.emit('updates')
    },
    nextMessageId: () => counters.messageId + 1,
    addUpdate(content) {
      // From the clock, so that a sandbox that forgets does not use again the ids of the one before it.
      const updateId = Math.max(counters.updateId + 1, Date.now())
      state.record({ kind: 'update', update: { update_id: updateId, ...content } })
    },
    addFile(name, content, kind) {
      const file = describeFile(name, content, kind, counters.fileNumber + 1)
      bytes.write(file.fileId, content)
      state.record({ kind: 'file', file })
      return file
    },
    readFile: bytes.read,
    close() {
      journal.close()
      journal = noJournal
    },
  }
  state.events.setMaxListeners(0)
  if (directory !== null) {
    for (const change of readJournal(directory, logger)) apply(state, counters, change)
    journal = openJournal(directory, snapshot(state, counters))
  }
  return state
}

function apply(state: State, counters: Counters, change: StateRecord): void {
  if (change.kind === 'message') {
    const { message } = change
    if (!state.chats.has(message.chat.id)) state.chats.set(message.chat.id, new Map())
    state.chats.get(message.chat.id)!.set(message.message_id, message)
    counters.messageId = Math.max(counters.messageId, message.message_id)
  } else if (change.kind === 'deleted') state.chats.get(change.chatId)?.delete(change.messageId)
  else if (change.kind === 'file') {
    state.files.set(change.file.fileId, change.file)
    counters.fileNumber += 1
  } else if (change.kind === 'update') {
    state.updates.set(change.update.update_id, change.update)
    counters.updateId = change.update.update_id
  } else if (change.kind === 'confirmed') state.updates.delete(change.updateId)
  else if (change.kind === 'commands') state.commands.set(change.key, change.commands)
  else if (change.kind === 'profile') state.profile.set(change.key, change.text)
  else if (change.kind === 'webhook') state.webhook = change.webhook
  else if (change.kind === 'blocked') state.blocked[change.blocked ? 'add' : 'delete'](change.userId)
  else if (change.kind === 'counters') Object.assign(counters, withoutKind(change))
}

/** The same state in the fewest records, so that a journal full of edits starts small again. */
function snapshot(state: State, counters: Counters): StateRecord[] {
  const messages = [...state.chats.values()].flatMap((chat) => [...chat.values()])
  return [
    ...[...state.files.values()].map((file): StateRecord => ({ kind: 'file', file })),
    ...messages.map((message): StateRecord => ({ kind: 'message', message })),
    ...[...state.updates.values()].map((update): StateRecord => ({ kind: 'update', update })),
    ...[...state.commands].map(([key, commands]): StateRecord => ({ kind: 'commands', key, commands })),
    ...[...state.profile].map(([key, text]): StateRecord => ({ kind: 'profile', key, text })),
    ...[...state.blocked].map((userId): StateRecord => ({ kind: 'blocked', userId, blocked: true })),
    ...(state.webhook === null ? [] : [{ kind: 'webhook', webhook: state.webhook } satisfies StateRecord]),
    { kind: 'counters', ...counters },
  ]
}

function withoutKind({ messageId, fileNumber, updateId }: Counters): Counters {
  return { messageId, fileNumber, updateId }
}

function pageEvent(change: StateRecord): PageEvent | null {
  if (change.kind === 'message') return { type: 'message', chatId: change.message.chat.id, message: change.message }
  if (change.kind === 'deleted') return { type: 'deleted', chatId: change.chatId, messageId: change.messageId }
  if (change.kind === 'blocked') return { type: 'changed', chatId: change.userId }
  return change.kind === 'commands' || change.kind === 'profile' ? { type: 'changed', chatId: null } : null
}
