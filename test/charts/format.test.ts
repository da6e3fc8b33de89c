import { describe, expect, it } from 'vitest'
import { compactValue, formatChange, formatValue } from '../../charts/format.ts'

const zh = { locale: 'zh', currency: '¥' } as const
const en = { locale: 'en', currency: '£' } as const

describe('formatValue', () => {
  it.each([
    [2536119, 'money', '¥2,536,119'],
    [406, 'money', '¥406'],
    [135.333, 'money', '¥135.33'],
    [-1234.5, 'money', '−¥1,235'],
    [20170, 'count', '20,170'],
    [0.0691, 'percent', '6.9%'],
    [0.0008, 'percent', '0.08%'],
    [1.07769, 'decimal', '1.08'],
    [null, 'money', '—'],
    [Number.NaN, 'count', '—'],
  ] as const)('writes %s as %s: %s', (value, format, text) => {
    expect(formatValue(value, format, zh)).toBe(text)
  })
})

describe('compactValue', () => {
  it.each([
    [253611, 'money', '¥25.4万', '£254k'],
    [123456789, 'count', '1.23亿', '123M'],
    [9999, 'count', '9,999', '9,999'],
    [999950, 'count', '100万', '1M'],
    [0, 'money', '¥0', '£0'],
    [0.5, 'percent', '50.0%', '50.0%'],
  ] as const)('shortens %s (%s) to %s in Chinese and %s in English', (value, format, chinese, english) => {
    expect(compactValue(value, format, zh)).toBe(chinese)
    expect(compactValue(value, format, en)).toBe(english)
  })

  it('takes the unit of the largest number beside it', () => {
    expect(compactValue(5000, 'money', zh, 20000)).toBe('¥0.5万')
    expect(compactValue(5000, 'count', en, 20000)).toBe('5k')
  })
})

it('writes a rise of ten times or more as a multiple of what was', () => {
  expect(formatChange(0.123, zh)).toBe('12.3%')
  expect(formatChange(-2.5, zh)).toBe('250%')
  expect(formatChange(14.2, zh)).toBe('15×')
})
