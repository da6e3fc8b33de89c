import { type ColumnMapping, fields, type ImportError } from '../../ingest/index.ts'
import type { Block, Report, Voice } from '../report.ts'

/**
 * Why a file was not imported and what to do about it; a mapping that can be confirmed is shown as a table.
 * @param uploadId the kept file that the confirming button is about; null where there is no chat
 */
export function importErrorReport(
  error: Pick<ImportError, 'code' | 'details' | 'proposal'>,
  voice: Voice,
  uploadId: string | null,
): Report {
  const { t } = voice
  const { proposal } = error
  const confirmable = proposal !== null && error.code !== 'unknown_header'
  return {
    blocks: [
      { kind: 'heading', text: t('import-error-title', { file: String(error.details.file ?? '') }) },
      { kind: 'text', text: t(`import-error-${error.code}`, wordsOf(error, voice)) },
      ...(proposal ? proposed(proposal, voice) : []),
      ...(confirmable && proposal.columns.customer === undefined
        ? [{ kind: 'text', text: t('import-error-no_customers') } satisfies Block]
        : []),
      ...(confirmable && error.code === 'missing_column'
        ? [{ kind: 'text', text: t('import-error-missing_column-proposal') } satisfies Block]
        : []),
      { kind: 'note', text: t('import-error-untouched') },
    ],
    ...(confirmable &&
      uploadId !== null && {
        buttons: [[{ label: t('import-button-confirm'), action: `import:confirm:${uploadId}` }]],
      }),
  }
}

function wordsOf({ details }: Pick<ImportError, 'details'>, { t, format }: Voice): Record<string, string> {
  const separator = format.language === 'zh' ? '、' : ', '
  const words = Object.entries(details).map(([name, value]): [string, string] => {
    if (name === 'missing' && Array.isArray(value)) {
      return [name, value.map((field) => t(`import-field-${field}`)).join(separator)]
    }
    if (name === 'reason') return [name, t(`import-reason-${value}`)]
    if (Array.isArray(value)) return [name, shorten(value.join(separator), 300)]
    return [name, typeof value === 'number' ? String(value) : shorten(value, 60)]
  })
  return Object.fromEntries(words)
}

function proposed({ columns, orderKey, currency }: ColumnMapping, { t }: Voice): Block[] {
  const rows = fields.flatMap((field) => {
    const column = columns[field]
    return column === undefined ? [] : [[column, t(`import-field-${field}`)]]
  })
  const key = orderKey === 'id_customer_day' && columns.customer === undefined ? 'id_day' : orderKey
  return [
    { kind: 'table', rows: [[t('import-error-column'), t('import-error-meaning')], ...rows] },
    {
      kind: 'text',
      text: `${t('import-error-key', { key: t(`import-key-${key}`) })} · ${t('import-error-currency', { currency })}`,
    },
  ]
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
