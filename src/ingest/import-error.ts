import type { ColumnMapping } from './columns/fields.ts'

/** Values that a text about an error or a warning may name. */
export type Details = Record<string, string | number | string[]>

/**
 * A file that cannot be imported as it is. `code` names the fault, `import-error-<code>` its text; nothing was changed.
 * `proposal` is a mapping that a manager can confirm to go on.
 */
export class ImportError extends Error {
  readonly code: string
  readonly details: Details
  readonly proposal: ColumnMapping | null

  constructor(code: string, details: Details = {}, proposal: ColumnMapping | null = null) {
    const said = Object.entries(details).map(
      ([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : value}`,
    )
    super(said.length > 0 ? `${code}: ${said.join('; ')}` : code)
    this.name = 'ImportError'
    this.code = code
    this.details = details
    this.proposal = proposal
  }
}
