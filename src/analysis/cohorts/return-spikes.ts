/** Customers who came back on a day, ISO. */
export type DayReturns = { day: string; returns: number }

/** A single day on which far more customers came back than usual: an event and no habit. `share` is of all returns. */
export type ReturnSpike = DayReturns & { share: number }

/** A spike has more than so many times the returns of the median day that had any … */
const SPIKE_TIMES = 5
/** … and this part of all returns. */
const SPIKE_SHARE = 0.05

/** The spikes among the days on which customers came back, the largest first. */
export function returnSpikes(days: DayReturns[]): ReturnSpike[] {
  const counts = days.map(({ returns }) => returns).sort((a, b) => a - b)
  const middle = (counts.length - 1) / 2
  const usual = days.length > 0 ? (counts[Math.floor(middle)]! + counts[Math.ceil(middle)]!) / 2 : 0
  const total = counts.reduce((sum, returns) => sum + returns, 0)
  return days
    .filter(({ returns }) => returns > SPIKE_TIMES * usual && returns >= SPIKE_SHARE * total)
    .map((day) => ({ ...day, share: day.returns / total }))
    .sort((a, b) => b.returns - a.returns || (a.day < b.day ? -1 : 1))
}
