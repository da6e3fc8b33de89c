import type { ImportReport, ImportWarning } from '../../ingest/index.ts'
import type { Block, Button, Report, Voice } from '../report.ts'
import { importPicture } from './import-picture.ts'

export { importErrorReport } from './import-error-report.ts'

/** Customers in quarantine that the report names; the rest are behind its button. */
const NAMED = 3

/** What an import did: counts and reasons first, then what to know of the data, then what to do next. */
export function importReport(report: ImportReport, voice: Voice): Report {
  const { t } = voice
  const picture = importPicture(report, voice)
  const preset = t(`import-preset-${report.preset}`)
  return {
    blocks: [
      { kind: 'heading', text: title(report, voice) },
      ...(report.unchanged ? [{ kind: 'text', text: unchanged(report, voice) } satisfies Block] : []),
      { kind: 'pairs', pairs: counts(report, voice) },
      ...reasons(report, voice),
      ...evidence(report, voice),
      ...warnings(report, voice),
      { kind: 'pairs', pairs: facts(report, voice) },
      ...(report.rows_rejected > 0 && !report.dry_run
        ? [{ kind: 'note', text: t('import-next-rejects') } satisfies Block]
        : []),
      { kind: 'note', text: t('import-note-source', { source: report.source, preset }) },
    ],
    ...(picture && { picture }),
    buttons: buttons(report, voice),
  }
}

function title(report: ImportReport, { t }: Voice): string {
  if (report.dry_run) return t('import-title-dry', { file: report.file })
  return t(report.unchanged ? 'import-title-unchanged' : 'import-title', { file: report.file })
}

function unchanged({ earlier_import }: ImportReport, { t, format }: Voice): string {
  if (!earlier_import) return t('import-unchanged-other')
  return t('import-unchanged-text', { at: `${format.minute(earlier_import.at)} UTC`, id: String(earlier_import.id) })
}

function counts(report: ImportReport, { t, format }: Voice): [string, string][] {
  const rows = (count: number) => t('import-rows-count', { rows: format.count(count) })
  const pairs: [string, string][] = [
    [
      t('import-rows'),
      t('import-rows-value', {
        read: format.count(report.rows_read),
        kept: format.count(report.rows_kept),
        rejected: format.count(report.rows_rejected),
      }),
    ],
  ]
  if (report.rows_repaired > 0) pairs.push([t('import-repaired'), rows(report.rows_repaired)])
  if (report.rows_quarantined > 0) pairs.push([t('import-quarantined'), rows(report.rows_quarantined)])
  pairs.push(
    [
      t('import-orders'),
      t('import-orders-value', {
        orders: format.count(report.orders),
        new: format.count(report.orders_new),
        updated: format.count(report.orders_updated),
        unchanged: format.count(report.orders_unchanged),
      }),
    ],
    [t('import-customers'), report.customers === null ? t('import-customers-none') : format.count(report.customers)],
    [t('import-sales'), format.money(report.sales)],
  )
  // A report that was kept before returns were knows nothing of them.
  if (report.returns?.lines > 0) {
    const { lines, amount } = report.returns
    pairs.push([
      t('import-returns'),
      t('import-returns-value', { lines: format.count(lines), amount: format.money(amount) }),
    ])
  }
  if (report.period) pairs.push([t('import-period'), format.period(report.period.from, report.period.to)])
  return pairs
}

function reasons(report: ImportReport, voice: Voice): Block[] {
  const { rejected, repaired } = report.reasons
  return [
    ...reasonList('import-rejected-title', rejected, (code) => rejectedReason(code, report, voice), voice),
    ...reasonList('import-repaired-title', repaired, (code) => voice.t(`import-repair-${code}`), voice),
  ]
}

/** Most frequent first: JSON kept in the database has lost the order in which they came. */
function reasonList(
  heading: string,
  byCode: Record<string, number>,
  reasonOf: (code: string) => string,
  { t, format }: Voice,
): Block[] {
  const items = Object.entries(byCode)
    .sort(([, a], [, b]) => b - a)
    .map(([code, rows]) => t('import-reason-line', { reason: reasonOf(code), rows: format.count(rows) }))
  if (items.length === 0) return []
  return [
    { kind: 'text', text: t(heading) },
    { kind: 'list', items },
  ]
}

/** The reason with the first place where it was met, so that it can be looked up in the file. */
function rejectedReason(code: string, { examples }: ImportReport, { t }: Voice): string {
  const reason = t(`import-reason-${code}`)
  const example = examples?.[code]
  if (!example) return reason
  const { line, column, value } = example
  const words = { reason, line: String(line), column: column ?? '', value: (value ?? '').slice(0, 30).toWellFormed() }
  return t(column === null ? 'import-reason-at-line' : value ? 'import-reason-at' : 'import-reason-at-column', words)
}

function evidence({ quarantine }: ImportReport, { t, format }: Voice): Block[] {
  if (quarantine.customers.length === 0) return []
  const items = quarantine.customers.slice(0, NAMED).map((customer) =>
    t('import-evidence', {
      customer: customer.customer,
      from: format.minute(customer.from),
      merchants: format.count(customer.merchants),
      orders: format.count(customer.window_orders),
      quantities: customer.quantities.slice(0, 10).join(' '),
      all: format.count(customer.orders),
    }),
  )
  return [
    { kind: 'text', text: t('import-evidence-title') },
    { kind: 'list', items },
  ]
}

function warnings(report: ImportReport, voice: Voice): Block[] {
  if (report.warnings.length === 0) return []
  return [
    { kind: 'text', text: voice.t('import-warnings-title') },
    { kind: 'list', items: report.warnings.map((warning) => warningText(warning, voice)) },
  ]
}

function warningText({ code, values }: ImportWarning, { t, format }: Voice): string {
  const separator = format.language === 'zh' ? '、' : ', '
  const words = Object.entries(values).map(([name, value]) => {
    if (Array.isArray(value)) return [name, value.join(separator)]
    return [name, typeof value === 'number' ? format.count(value) : value]
  })
  return t(`import-warning-${code}`, Object.fromEntries(words))
}

/** What to know of the data before it is used. */
function facts(report: ImportReport, voice: Voice): [string, string][] {
  const { t, format } = voice
  const { amount, quantity, postage, duplicates } = report
  const pairs: [string, string][] = [[t('import-missing'), missing(report, voice)]]
  const box = (stats: NonNullable<typeof amount>, show: (value: number) => string) =>
    t('import-box-value', {
      median: show(stats.median),
      q1: show(stats.q1),
      q3: show(stats.q3),
      mean: show(stats.mean),
      upper: show(stats.upper_fence),
      above: format.count(stats.outliers_above),
    })
  const units = (value: number) => (Number.isInteger(value) ? format.count(value) : format.decimal(value, 1))
  if (amount) pairs.push([t('import-amount'), box(amount, format.money)])
  if (quantity) pairs.push([t('import-quantity'), box(quantity, units)])
  if (postage) {
    const values = postage.values.map(({ value }) => String(value)).join(' ')
    const range = { min: format.money(postage.min), max: format.money(postage.max), values }
    const text = postage.min === postage.max ? 'import-postage-same' : 'import-postage-value'
    pairs.push([t('import-postage'), t(text, range)])
  }
  const dropped = duplicates.choice === 'drop'
  const doubled = {
    rows: format.count(duplicates.rows),
    without: format.count(duplicates.rows_without),
    with: format.count(duplicates.rows_without + duplicates.rows),
    sales: format.money(dropped ? duplicates.sales_with : duplicates.sales_without),
  }
  const kind = duplicates.rows === 0 ? 'none' : duplicates.choice
  pairs.push([t('import-duplicates'), t(`import-duplicates-${kind}`, doubled)])
  if (report.lines > 0) {
    const words = { products: format.count(report.products), lines: format.count(report.lines) }
    pairs.push([t('import-lines'), t('import-lines-value', words)])
  }
  return pairs
}

function missing({ missing: byColumn, rows_read }: ImportReport, { t, format }: Voice): string {
  const columns = Object.entries(byColumn).filter(([, rows]) => rows > 0)
  if (columns.length === 0) return t('import-missing-none')
  return columns
    .sort((one, other) => other[1] - one[1])
    .slice(0, 12)
    .map(([column, rows]) =>
      t('import-missing-value', { column, rows: format.count(rows), share: format.share(rows / rows_read) }),
    )
    .join(format.language === 'zh' ? '，' : ', ')
}

function buttons(report: ImportReport, { t, format }: Voice): Button[][] {
  const rows: Button[][] = []
  if (report.rows_rejected > 0 && report.import_id !== null) {
    const label = t('import-button-rejects', { rows: format.count(report.rows_rejected) })
    rows.push([{ label, action: `import:rejects:${report.import_id}` }])
  }
  if (report.dry_run) return rows
  if (report.quarantine.customers.some(({ status }) => status === 'pending')) {
    rows.push([{ label: t('import-button-quarantine'), action: 'quarantine' }])
  }
  if (report.customers !== null) rows.push([{ label: t('import-button-rfm'), action: 'rfm' }])
  return rows
}
