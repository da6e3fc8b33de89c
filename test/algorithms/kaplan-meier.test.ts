import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquareTail } from '../../src/algorithms/chi-square.ts'
import { type DurationSample, kaplanMeier, survivalAt, survivalQuantile } from '../../src/algorithms/kaplan-meier.ts'
import { logRank } from '../../src/algorithms/log-rank.ts'
import { packageRoot } from '../../src/package-root.ts'

/** Weeks of remission of Freireich et al. (1963), the textbooks' example; censored ones are negative. */
const treated = sampleOf([6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35])
const controls = sampleOf([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23])

describe('survival', () => {
  // By the formulas in Python. In R: summary(survfit(Surv(weeks, relapse) ~ 1, data = treated, conf.type = "log-log"))
  test('is the textbook table of remission, with Greenwood and log–log bounds', () => {
    const curve = kaplanMeier(treated)
    const rows = curve.times.flatMap((time, index) => {
      if (curve.events[index] === 0) return []
      const survival = curve.survival[index]!
      const error = survival * Math.sqrt(curve.logVariance[index]!)
      return [[time, curve.atRisk[index], curve.events[index], survival, error, curve.lower[index], curve.upper[index]]]
    })
    const expected = [
      [6, 21, 3, 0.857143, 0.07636, 0.619718, 0.951552],
      [7, 17, 1, 0.806723, 0.086935, 0.563147, 0.922809],
      [10, 15, 1, 0.752941, 0.09635, 0.5032, 0.889362],
      [13, 12, 1, 0.690196, 0.106815, 0.43161, 0.849066],
      [16, 11, 1, 0.627451, 0.114054, 0.367511, 0.804912],
      [22, 7, 1, 0.537815, 0.128234, 0.267779, 0.746791],
      [23, 6, 1, 0.448179, 0.134591, 0.188052, 0.680143],
    ]
    expect(rows.map((row) => row.map((value) => Number(value!.toFixed(6))))).toEqual(expected)
    // In R: quantile(fit, 0.5).
    expect(survivalQuantile(curve, 0.5)).toEqual({ time: 23, lower: 13, upper: null })
  })

  test('at a time between two is that of the earlier, with those still followed', () => {
    const curve = kaplanMeier(treated)
    expect(survivalAt(curve, 15)).toEqual({
      survival: curve.survival[curve.times.indexOf(13)],
      lower: curve.lower[curve.times.indexOf(13)],
      upper: curve.upper[curve.times.indexOf(13)],
      atRisk: 11,
    })
    expect(survivalAt(curve, 0)).toEqual({ survival: 1, lower: 1, upper: 1, atRisk: 21 })
    expect(survivalAt(curve, 35)!.atRisk).toBe(1)
    expect(survivalAt(curve, 36)).toBeNull()
    expect(survivalAt(kaplanMeier(controls), 100)).toEqual({ survival: 0, lower: null, upper: null, atRisk: 0 })
  })

  test('of those who lasted so long is that of the ones left alone', () => {
    const later = kaplanMeier(sampleOf([13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]))
    const given = survivalAt(kaplanMeier(treated), 22, 11)!
    const alone = survivalAt(later, 22)!
    for (const key of ['survival', 'lower', 'upper', 'atRisk'] as const) expect(given[key]).toBeCloseTo(alone[key]!, 12)
    expect(survivalAt(kaplanMeier(controls), 30, 23)).toBeNull()
  })

  test('that runs flat at a half has the middle of the flat stretch as its median', () => {
    expect(survivalQuantile(kaplanMeier(sampleOf([1, 2, 5, 9])), 0.5)?.time).toBe(3.5)
    expect(survivalQuantile(kaplanMeier(sampleOf([1, 2, -5, -9])), 0.5)?.time).toBe(2)
    expect(survivalQuantile(kaplanMeier(sampleOf([1, -2, -5, -9])), 0.5)).toBeNull()
  })

  test('of nobody is an empty curve', () => {
    const curve = kaplanMeier(sampleOf([]))
    expect(curve.times).toEqual([])
    expect(survivalAt(curve, 0)).toBeNull()
    expect(survivalQuantile(curve, 0.5)).toBeNull()
  })

  test('is the same for counted and for single durations in any order', () => {
    const durations = fc.array(
      fc.record({
        time: fc.integer({ min: 0, max: 9 }),
        observed: fc.boolean(),
        count: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(durations, (rows) => {
        const single = rows.flatMap((row) => Array.from({ length: row.count }, () => row)).reverse()
        const counted = kaplanMeier({
          times: rows.map((row) => row.time),
          observed: rows.map((row) => Number(row.observed)),
          counts: rows.map((row) => row.count),
        })
        expect(counted).toEqual(
          kaplanMeier({ times: single.map((row) => row.time), observed: single.map((row) => Number(row.observed)) }),
        )
        expect(
          counted.survival.every((value, index) => value >= 0 && value <= (counted.survival[index - 1] ?? 1)),
        ).toBe(true)
      }),
    )
  })
})

describe('the log-rank test', () => {
  // By the formulas in Python; the textbooks print 16.79. In R: survdiff(Surv(weeks, relapse) ~ group)
  test('is that of the textbook', () => {
    const test = logRank([treated, controls])!
    expect(test.statistic).toBeCloseTo(16.79294098921654, 10)
    expect(test.degrees).toBe(1)
    expect(test.p).toBeCloseTo(4.1688091e-5, 10)
    expect(test.groups.map(({ observed }) => observed)).toEqual([9, 21])
    expect(test.groups[0]!.expected).toBeCloseTo(19.25050094803113, 10)
  })

  test('says nothing of one sample, of samples without events, and of samples that never meet', () => {
    expect(logRank([treated])).toBeNull()
    expect(logRank([sampleOf([-1, -2]), sampleOf([-3])])).toBeNull()
    expect(logRank([sampleOf([-1, -2]), sampleOf([5, 6])])).toBeNull()
    expect(logRank([treated, sampleOf([])])).toBeNull()
  })
})

const rossiFile = join(packageRoot, '..', 'shared/data/survival/rossi.csv')

// By the formulas in Python. Recidivism of 432 released convicts, Rossi et al. (1980).
describe.skipIf(!existsSync(rossiFile))('432 real durations', () => {
  const read = () => {
    const [header, ...lines] = readFileSync(rossiFile, 'utf8').trim().split(/\r?\n/)
    const names = header!.split(',')
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index]!, Number(cell)])))
  }
  const sample = (rows: Record<string, number>[]): DurationSample => ({
    times: rows.map((row) => row.week!),
    observed: rows.map((row) => row.arrest!),
  })

  // In R: summary(survfit(Surv(week, arrest) ~ 1, conf.type = "log-log"), times = c(26, 52))
  test('have the survival of the formula', () => {
    const curve = kaplanMeier(sample(read()))
    expect(survivalAt(curve, 26)).toMatchObject({ survival: expect.closeTo(0.875, 6), atRisk: 381 })
    const end = survivalAt(curve, 52)!
    expect([end.survival, end.lower!, end.upper!].map((value) => value.toFixed(6))).toEqual([
      '0.736111',
      '0.691860',
      '0.775063',
    ])
    expect(end.atRisk).toBe(322)
  })

  // In R: survdiff(Surv(week, arrest) ~ fin) and survdiff(Surv(week, arrest) ~ cut(prio, c(-1, 0, 3, 99)))
  test('have the log-rank tests of the formula, of two groups and of three', () => {
    const rows = read()
    const aid = logRank([0, 1].map((fin) => sample(rows.filter((row) => row.fin === fin))))!
    expect([aid.statistic, aid.p]).toEqual([expect.closeTo(3.8375695765, 9), expect.closeTo(0.0501161174, 9)])
    const priors = [(n: number) => n === 0, (n: number) => n > 0 && n < 4, (n: number) => n >= 4]
    const three = logRank(priors.map((within) => sample(rows.filter((row) => within(row.prio!)))))!
    expect(three).toMatchObject({
      degrees: 2,
      statistic: expect.closeTo(9.2700896834, 9),
      p: expect.closeTo(0.0097056718, 9),
    })
  })
})

// In R: pchisq(x, degrees, lower.tail = FALSE)
test.each([
  [3.841458820694124, 1, 0.05],
  [5.991464547107979, 2, 0.05],
  [9.487729036781154, 4, 0.05],
  [11.07049769351635, 5, 0.05],
  [1, 1, 0.31731050786291404],
  [0.001, 3, 0.9999915920809419],
  [100, 1, 1.52397060483211e-23],
])('beyond %d a chi-square of %d degrees has %d', (x, degrees, tail) => {
  expect(chiSquareTail(x, degrees) / tail).toBeCloseTo(1, 9)
  expect(chiSquareTail(0, degrees)).toBe(1)
})

function sampleOf(times: number[]): DurationSample {
  return { times: Float64Array.from(times, Math.abs), observed: Uint8Array.from(times, (time) => (time > 0 ? 1 : 0)) }
}
