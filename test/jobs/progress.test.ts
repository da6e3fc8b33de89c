import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { JobProgress } from '../../src/jobs/index.ts'
import { createProgressWriter } from '../../src/jobs/progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first progress is written at once, then the latest twice a second', async () => {
  const written: JobProgress[] = []
  const { report, stop } = createProgressWriter(async (progress) => void written.push(progress))
  for (let done = 1; done <= 100; done++) {
    report('reading', done, 100)
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(written.map(({ done }) => done)).toEqual([1, 50, 100])
  await stop()
})

test('what is unwritten when it stops is dropped, and a failing write disturbs nobody', async () => {
  const written: JobProgress[] = []
  const { report, stop } = createProgressWriter(async (progress) => {
    written.push(progress)
    throw new Error('no database')
  })
  report('reading', 1, null)
  report('reading', 2, null)
  await stop()
  await vi.advanceTimersByTimeAsync(2000)
  expect(written).toEqual([{ step: 'reading', done: 1, total: null }])
})
