import type { Picture } from '../../charts/index.ts'
import type { Format, Translate } from '../i18n/index.ts'

/** What a manager gets for a question, before it is known how it is sent: chat, push, command line or page. */
export type Report = {
  blocks: Block[]
  picture?: Picture
  files?: ReportFile[]
  /** Rows of buttons under the message. */
  buttons?: Button[][]
  /** The figures behind the picture, for a spreadsheet. */
  table?: ReportTable
}

/**
 * `name` is that of the file, without its ending. The first row names the columns in English snake_case, the same in
 * both languages; numbers are as they were computed, shares from 0 to 1.
 */
export type ReportTable = { name: string; rows: (string | number | null)[][] }

/** A piece of text with a meaning; where a long text must be split, it is split between these. Plain text, no markup. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** One `label: value` a line, the value in bold. */
  | { kind: 'pairs'; pairs: [label: string, value: string][] }
  /** Aligned columns in fixed width; the first row is the header. */
  | { kind: 'table'; rows: string[][] }
  | { kind: 'list'; items: string[] }
  /** A remark in small voice: period, completeness, caveat. */
  | { kind: 'note'; text: string }

/**
 * A button that asks for something: `action` is callback data (at most 64 bytes of UTF-8). One that `changes` something is
 * not shown to members who may only look.
 */
export type Button = { label: string; action: string; changes?: true }

export type ReportFile = { name: string; content: Uint8Array }

/** What turns figures into a manager's words. */
export type Voice = { t: Translate; format: Format }
