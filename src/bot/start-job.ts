import { enqueueJob, type JobName, type JobPayloads } from '../jobs/index.ts'
import type { BotContext } from './context.ts'

/**
 * Starts long work: says at once what was started, in a message that then shows its progress and ends as its result;
 * then makes what the work needs, such as fetching a file.
 * Asked twice with the same `key` while the first is open, it is one job, and the answer says so.
 * @returns whether a new job was started.
 */
export async function startJob<Name extends JobName>(
  ctx: BotContext,
  name: Name,
  makePayload: () => Promise<JobPayloads[Name]>,
  options: { said: string; key: string },
): Promise<boolean> {
  const messageId = await ctx.say({ blocks: [{ kind: 'text', text: options.said }] })
  const { created } = await enqueueJob(ctx.deps.jobs, name, await makePayload(), {
    requestedBy: `telegram:${ctx.member.userId}`,
    message: { botId: ctx.botId, chatId: ctx.chat?.id ?? ctx.member.userId, messageId, language: ctx.language },
    key: options.key,
  })
  if (!created) await ctx.api.editMessageText(ctx.chat?.id ?? ctx.member.userId, messageId, ctx.t('job-already'))
  return created
}
