import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createFormat, languageOf, languages, textKeys, translator } from '../../src/i18n/index.ts'
import { shippedFile } from '../../src/package-root.ts'

test('both languages have the same texts', () => {
  expect(textKeys('zh').length).toBeGreaterThan(100)
  expect(textKeys('en')).toEqual(textKeys('zh'))
})

test('no key stands twice in a language', () => {
  for (const language of languages) {
    const keys = sources(language).flatMap((text) => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1]))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  }
})

test('a text that is missing is an error, not a key shown to a manager', () => {
  expect(() => translator('zh')('no-such-text')).toThrow('no-such-text')
})

test('every kind of Chinese is answered in Chinese, everything else in English', () => {
  expect(['zh', 'zh-hans', 'zh-TW', 'en', 'de'].map((code) => languageOf(code, 'zh'))).toEqual([
    'zh',
    'zh',
    'zh',
    'en',
    'en',
  ])
  expect(languageOf(undefined, 'zh')).toBe('zh')
})

test('money, shares and changes are written as managers read them', () => {
  const yuan = createFormat('zh', 'CNY')
  expect([yuan.money(2536119), yuan.money(135.333), yuan.money(-42)]).toEqual(['¥2,536,119', '¥135.33', '−¥42'])
  expect([yuan.share(0.0691, 2), yuan.change(0.123), yuan.change(-0.5), yuan.change(null)]).toEqual([
    '6.91%',
    '+12.3%',
    '−50.0%',
    '—',
  ])
  expect(createFormat('en', 'GBP').money(8911407.904)).toBe('£8,911,408')
  expect(createFormat('en', 'XYZ').money(5)).toBe('XYZ5')
})

function sources(language: string): string[] {
  const folder = shippedFile('src', 'i18n', language)
  return readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
}
