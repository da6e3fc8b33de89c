export { type ReportedWeek, reportedWeek } from './reported-week.ts'
export { type WeeklyPanel, type WeeklySummary, weeklySummary } from './weekly-summary.ts'
