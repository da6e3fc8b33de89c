import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Filter, MiddlewareFn } from 'grammy'
import { createFormat } from '../../i18n/index.ts'
import { latestImport, rejectionsCsv } from '../../ingest/index.ts'
import { deleteUpload, findUpload, type NewUpload, saveUpload } from '../../ingest/uploads.ts'
import { mayUse } from '../../members/index.ts'
import { importReport } from '../../reports/imports/import-report.ts'
import type { BotContext } from '../context.ts'
import { downloadFile, FileGone } from '../download-file.ts'
import { addressTo } from '../present.ts'
import { readRowId } from '../read-id.ts'
import type { Feature } from '../router.ts'
import { startJob } from '../start-job.ts'

/** Telegram gives a bot no larger file; a Bot API server of one's own does. */
const TELEGRAM_DOWNLOAD_LIMIT = 20 * 1024 * 1024
/** Nor does it take a larger one from a bot (50 MB, less what surrounds it). */
const TELEGRAM_UPLOAD_LIMIT = 49 * 1024 * 1024

/** /import: the last report; and what its buttons do. */
export const imports: Feature = {
  commands: {
    import: async (ctx) => {
      const last = await latestImport(ctx.deps.database)
      if (!last) {
        await ctx.say({ blocks: [{ kind: 'text', text: ctx.t('import-none') }] })
        return
      }
      const voice = { t: ctx.t, format: createFormat(ctx.language, last.currency) }
      const report =
        last.source_id === null ? importReport(last, voice) : addressTo(last.source_id, importReport(last, voice))
      await ctx.say({ ...report, blocks: [...report.blocks, { kind: 'note', text: ctx.t('import-how') }] })
    },
  },
  actions: {
    import: {
      role: 'manager',
      handle: async (ctx, argument) => {
        const [what, id = ''] = argument.split(':')
        if (what === 'rejects') return sendRejections(ctx, readRowId(id))
        if (what === 'confirm') return confirmMapping(ctx, id)
      },
    },
  },
}

/** A file sent in chat: kept in the database, then imported by a worker. */
export const takeFile: MiddlewareFn<Filter<BotContext, 'message:document'>> = async (ctx) => {
  const document = ctx.message.document
  const name = document.file_name ?? 'orders'
  if (!mayUse(ctx.member.role, 'manager')) {
    await ctx.reply(ctx.t('not-allowed', { role: ctx.t('role-manager') }))
    return
  }
  const { limits, telegram } = ctx.deps.config
  const own = telegram.apiRoot !== 'https://api.telegram.org'
  const limit = own ? limits.file : Math.min(limits.file, TELEGRAM_DOWNLOAD_LIMIT)
  const size = document.file_size ?? 0
  if (size > limit) {
    await ctx.reply(ctx.t('import-too-big', { name, size: megabytes(size), limit: megabytes(limit) }))
    return
  }
  const source = ctx.message.caption?.trim() || null
  const lookingAt = (await ctx.source())?.id ?? null
  const said = ctx.t('import-received', { name, size: megabytes(size) })
  let uploadId = ''
  const fetched = async () => {
    uploadId = await keep(ctx, { name, source, limitBytes: limit })
    return { uploadId, fileName: name, source, lookingAt, acceptProposal: false }
  }
  try {
    const created = await startJob(ctx, 'import', fetched, { said, key: `import:${document.file_unique_id}` })
    if (!created) await deleteUpload(ctx.deps.database, uploadId)
  } catch (error) {
    if (!(error instanceof FileGone)) throw error
    await ctx.reply(ctx.t('import-not-found'))
  }
}

async function keep(ctx: BotContext, upload: Omit<NewUpload, 'path'>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'huike-download-'))
  try {
    const path = join(folder, 'file')
    await downloadFile(ctx, path, upload.limitBytes)
    return await saveUpload(ctx.deps.database, { ...upload, path })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function sendRejections(ctx: BotContext, importId: number): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of rejectionsCsv(ctx.deps.database, importId, (code) => ctx.t(`import-reason-${code}`)))
    parts.push(Buffer.from(part))
  const csv = Buffer.concat(parts)
  const fits = csv.length < TELEGRAM_UPLOAD_LIMIT
  const name = `import-${importId}-rejected.csv${fits ? '' : '.gz'}`
  const content = fits ? csv : await promisify(gzip)(csv)
  await ctx.say({ blocks: [{ kind: 'text', text: ctx.t('csv-sent', { name }) }], files: [{ name, content }] })
}

/** The manager agrees with the proposed columns: they are remembered for this header, and the file is read again. */
async function confirmMapping(ctx: BotContext, uploadId: string): Promise<void> {
  const file = await findUpload(ctx.deps.database, uploadId)
  if (!file) {
    await ctx.reply(ctx.t('import-not-found'))
    return
  }
  const { name, source } = file
  const lookingAt = (await ctx.source())?.id ?? null
  await startJob(ctx, 'import', async () => ({ uploadId, fileName: name, source, lookingAt, acceptProposal: true }), {
    said: ctx.t('import-received', { name, size: megabytes(file.bytes) }),
    key: `import:${uploadId}`,
  })
}

function megabytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
