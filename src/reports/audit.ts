import { hasText, localMinute } from '../i18n/index.ts'
import type { Button, Report, Voice } from './report.ts'

/** What /audit shows of an entry. */
export type AuditLine = {
  at: Date
  actor: string
  actorName: string | null
  action: string
  subject: string
  subjectName: string | null
  details?: unknown
}

/** Entries a page: each takes a line or two on a phone. */
export const AUDIT_PAGE = 10

/** /audit: who changed what, newest first, in the shop's time. @param page from 0 */
export function auditReport(lines: AuditLine[], page: number, total: number, timeZone: string, voice: Voice): Report {
  const { t, format } = voice
  if (total === 0) return { blocks: [{ kind: 'text', text: t('audit-none') }] }
  return {
    blocks: [
      { kind: 'heading', text: t('audit-title', { count: total, text: format.count(total) }) },
      { kind: 'list', items: lines.map((line) => describe(line, timeZone, voice)) },
      { kind: 'note', text: t('audit-note', { zone: timeZone }) },
    ],
    buttons: pageButtons(page, Math.ceil(total / AUDIT_PAGE)),
  }
}

function describe(line: AuditLine, timeZone: string, voice: Voice): string {
  const { t, format } = voice
  const who = line.actorName ?? actorWords(line.actor, voice)
  const key = `audit-action-${line.action.replaceAll('.', '-')}`
  const what = hasText(format.language, key)
    ? t(key, wordsOf(line, voice))
    : t('audit-action-other', { action: line.action, subject: line.subjectName ?? line.subject })
  return t('audit-line', { at: localMinute(line.at, timeZone), who, what })
}

function actorWords(actor: string, { t }: Voice): string {
  const [kind, id = ''] = actor.split(':')
  if (kind === 'telegram') return t('audit-actor-telegram', { id })
  return kind === 'cli' || kind === 'schedule' ? t(`audit-actor-${kind}`) : actor
}

/** Values for the texts of actions; each takes those it needs. */
function wordsOf({ subject, subjectName, details }: AuditLine, voice: Voice): Record<string, string> {
  const { t, format } = voice
  const said = (details ?? {}) as Record<string, unknown>
  const role = (value: unknown) => (['owner', 'manager', 'viewer'].includes(String(value)) ? t(`role-${value}`) : '')
  return {
    subject: (subjectName ?? String(said.name ?? subject.replace(/^(telegram|customer):/, '#'))).trim(),
    role: role(subject) || role(said.role),
    source: String(said.source ?? ''),
    pseudonym: String(said.pseudonym ?? '').trim(),
    orders: format.count(Number(said.orders ?? 0)),
  }
}

function pageButtons(current: number, pages: number): Button[][] {
  if (pages < 2) return []
  const newer = current > 0 ? [{ label: '‹', action: `audit:${current - 1}` }] : []
  const older = current < pages - 1 ? [{ label: '›', action: `audit:${current + 1}` }] : []
  return [[...newer, { label: `${current + 1} / ${pages}`, action: `audit:${current}` }, ...older]]
}
