import { listJobs } from '../../jobs/index.ts'
import { jobsReport } from '../../reports/jobs.ts'
import type { Feature } from '../router.ts'

/** /jobs: long work, what it is doing and how it ended. */
export const jobs: Feature = {
  commands: {
    jobs: async (ctx) => {
      const runs = await listJobs(ctx.deps.database, { limit: 10 })
      await ctx.say(jobsReport(runs, ctx.deps.config.timeZone, ctx.voice(null)))
    },
  },
  actions: {
    jobs: {
      role: 'viewer',
      handle: async (ctx) => {
        const runs = await listJobs(ctx.deps.database, { limit: 10 })
        await ctx.show(jobsReport(runs, ctx.deps.config.timeZone, ctx.voice(null)))
      },
    },
  },
}
