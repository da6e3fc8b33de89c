import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasText, languages } from '../../src/i18n/index.ts'
import { fields, ImportError } from '../../src/ingest/index.ts'
import { shippedFile } from '../../src/package-root.ts'
import { importErrorReport, importReport } from '../../src/reports/imports/import-report.ts'
import { couponHeader, couponRow, importContent, lines } from '../ingest/made-files.ts'
import { testDatabase } from '../support/database.ts'
import { actionsOf, makeVoice, textOf } from '../support/voice.ts'

const database = await testDatabase()
const content = lines(
  couponHeader,
  couponRow,
  'S2,M1,<b>&,2024-03-02 08:00:00,,-50,6,江苏省,苏州市,2',
  'S3,M1,b,2024-03-03 08:00:00,1,free,0,江苏省,苏州市,1',
)

test('an import says what was read, kept, repaired and rejected, why, and what to do next', async () => {
  const report = await importContent(database, content)
  const zh = importReport(report, makeVoice('zh'))
  expect(textOf(zh)).toContain('读入 3 · 保留 2 · 拒收 1')
  expect(textOf(zh)).toMatch(/金额不是数字（如第 \d 行「实付金额」是「.+」）：1 行/)
  expect(textOf(zh)).toContain('使用状态为空，按未领取处理：1 行')
  expect(textOf(zh)).toContain('正负号其实是标签')
  expect(textOf(zh)).toContain('使用状态 1（33.3%）')
  expect(zh.picture).toMatchObject({ chart: 'boxplot', boxes: [{ stats: { max: 100 } }, { stats: { max: 2 } }] })
  expect(actionsOf(zh)).toEqual([`import:rejects:${report.import_id}`, 'rfm'])
  const en = textOf(importReport(report, makeVoice('en')))
  expect(en).toContain('3 read · 2 kept · 1 rejected')
  expect(en).toContain('2 (2 new, 0 updated, 0 unchanged)')
})

test('the same file again is said to be the same, with when it came', async () => {
  const first = await importContent(database, content, { source: 'again' })
  const report = await importContent(database, content, { source: 'again' })
  const text = textOf(importReport(report, makeVoice('en')))
  expect(text).toContain('orders.csv brought no change')
  expect(text).toContain(`(import ${first.import_id}); no order has changed`)
})

test('a new header is shown with its meaning and a button, an unknown one without', () => {
  const proposal = { columns: { customer: '买家', amount: '金额' }, orderKey: 'row', currency: 'CNY' } as const
  const asked = new ImportError('mapping_unconfirmed', { file: 'a.csv', header: ['买家', '金额'] }, proposal)
  const report = importErrorReport(asked, makeVoice('zh'), 'ID')
  expect(textOf(report)).toContain('买家  客户\n金额  实付金额')
  expect(actionsOf(report)).toEqual(['import:confirm:ID'])
  const unknown = new ImportError('unknown_header', { file: 'a.csv', missing: ['paid_at'], header: ['x'] }, proposal)
  expect(textOf(importErrorReport(unknown, makeVoice('zh'), 'ID'))).toContain('认不出这些列里哪一列是：付款时间')
  expect(actionsOf(importErrorReport(unknown, makeVoice('zh'), 'ID'))).toEqual([])
})

test('every code that the import can give has words in both languages', () => {
  const folder = shippedFile('src', 'ingest')
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  const found = (pattern: RegExp) => [...source.matchAll(pattern)].map((match) => match[1]!)
  const keys = [
    ...found(/new ImportError\(\s*'(\w+)'/g).map((code) => `import-error-${code}`),
    ...found(/reject\(context, '(\w+)'/g).map((code) => `import-reason-${code}`),
    ...found(/takeOut\(\s*'(\w+)'/g).map((code) => `import-reason-${code}`),
    ...found(/\{ reason: '([a-z]+_[a-z_]+)'/g).map((code) => `import-reason-${code}`),
    ...found(/warn\('(\w+)'/g).map((code) => `import-warning-${code}`),
    ...fields.map((field) => `import-field-${field}`),
  ]
  expect(keys.length).toBeGreaterThan(70)
  for (const language of languages) expect(keys.filter((key) => !hasText(language, key))).toEqual([])
})
