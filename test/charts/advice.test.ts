import { expect, test } from 'vitest'
import type { AdviceLine, Picture } from '../../charts/index.ts'
import { renderPicture } from '../../charts/render.ts'
import { frame, sizeOf } from './frame.ts'

const line: AdviceLine = {
  figure: '62.2%',
  label: '占订单',
  headline: '推送排在 10–17 点',
  detail: '短',
  tone: 'strong',
}
const tones = { strong: '数据撑得住', weak: '先小批试', withheld: '数据不支持' }
const card = (...lines: AdviceLine[]): Picture => ({ chart: 'advice', ...frame, lines, tones })
const heightOf = (picture: Picture) => sizeOf(renderPicture(picture))[1]

test('a card is as high as its lines and words need, and always as wide', () => {
  const [width, one] = sizeOf(renderPicture(card(line, line)))
  expect(width).toBe(1800)
  expect(heightOf(card(line, line, line))).toBeGreaterThan(one)
  expect(heightOf(card(line, { ...line, detail: '很长的说明，'.repeat(30) }))).toBeGreaterThan(one)
})

test('certainty is a colour', () => {
  const [strong, weak] = (['strong', 'weak'] as const).map((tone) => renderPicture(card({ ...line, tone })))
  expect(strong!.equals(weak!)).toBe(false)
})

test('a card without lines says so', () => {
  const empty = card()
  expect(renderPicture(empty).equals(renderPicture({ ...empty, noData: '' }))).toBe(false)
})
