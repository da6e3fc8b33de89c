import { createCanvas, GlobalFonts } from 'canvas'
import { describe, expect, it } from 'vitest'
import { fitText, textWidth, wrapText } from '../../charts/draw.ts'
import { registerFonts } from '../../charts/fonts.ts'
import { fontOf } from '../../charts/theme.ts'

describe('the shipped fonts', () => {
  it('are registered in both weights, whatever the machine has', () => {
    registerFonts()
    const family = GlobalFonts.families.find((found) => found.family === 'Huike Sans')
    expect(family?.styles.map((style) => style.weight).sort()).toEqual([400, 700])
  })

  it.each(['normal', 'bold'] as const)(
    'draw every %s character of a Chinese sample, none as an empty box',
    (weight) => {
      const characters = [...'销售额概览订单客户画像重要价值挽留笑嘻佳喆堃龘刷笔¥£€▲▼–−±×…😀🌸']
      const shapes = new Set(characters.map((character) => pixelsOf(character, weight)))
      const missing = pixelsOf('\u{10FFFD}', weight)
      expect(shapes.size).toBe(characters.length)
      expect(shapes).not.toContain(missing)
    },
  )
})

describe('fitText', () => {
  it('leaves a text that fits as it is', () => {
    expect(fitText('<b>&', 200, 20)).toBe('<b>&')
  })

  it('cuts whole characters, so that a family emoji is there or not', () => {
    const name = '小仙女👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧'
    const shown = fitText(name, textWidth('小仙女', 20) + 60, 20)
    expect(shown).toMatch(/^小仙女(👩‍👩‍👧)*…$/u)
    expect(textWidth(shown, 20)).toBeLessThanOrEqual(textWidth('小仙女', 20) + 60)
  })

  it('draws English apostrophes narrow and leaves Chinese quotes alone', () => {
    expect(fitText('the shop’s “best”', 400, 20)).toBe(`the shop's "best"`)
    expect(fitText('“双十一”活动', 400, 20)).toBe('“双十一”活动')
  })
})

describe('wrapText', () => {
  it('breaks between words and never starts a line with a comma', () => {
    const lines = wrapText('Figures cover the whole period, without returns', 200, { size: 20 }, 5)
    expect(lines.join(' ')).toBe('Figures cover the whole period, without returns')
    for (const line of lines) expect(textWidth(line, 20)).toBeLessThanOrEqual(200)
    expect(lines.length).toBeGreaterThan(2)
  })

  it('ends the last line it may use in an ellipsis', () => {
    const lines = wrapText('一个名字特别特别长的客户昵称真的很长很长很长很长很长', 120, { size: 20 }, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
  })

  it('shortens a single word that is wider than a line', () => {
    expect(wrapText('a'.repeat(100), 120, { size: 20 })[0]).toMatch(/^a+…$/)
  })
})

function pixelsOf(character: string, weight: 'normal' | 'bold'): string {
  const context = createCanvas(60, 60).getContext('2d')
  context.font = fontOf(40, weight)
  context.fillText(character, 5, 45)
  return Buffer.from(context.getImageData(0, 0, 60, 60).data).toString('base64')
}
