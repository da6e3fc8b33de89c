export { botDuties, houseDuties } from './duties.ts'
export { createJobMessages, type JobMessages } from './job-messages.ts'
export {
  countOpenJobs,
  type EnqueueOptions,
  enqueueJob,
  findJob,
  type JobMessage,
  type JobRun,
  type Jobs,
  listJobs,
} from './job-runs.ts'
export { type JobName, type JobPayloads, type JobProgress, type JobResult, jobNames } from './names.ts'
export { createQueue, type Queue } from './queue.ts'
export { createSchedule, type Duty, type Schedule } from './schedule.ts'
export { type JobContext, type JobHandlers, startWorkers, type Workers } from './workers.ts'
