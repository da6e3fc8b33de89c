import { createCanvas, loadImage } from 'canvas'
import { expect, it } from 'vitest'
import { encodePng } from '../../charts/png.ts'

it('keeps every pixel of an opaque canvas', async () => {
  const canvas = createCanvas(37, 21)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, 37, 21)
  context.fillStyle = '#2c66c3'
  context.fillRect(3, 4, 20, 9)
  context.fillStyle = '#c2410c'
  context.fillRect(36, 20, 1, 1)

  const read = createCanvas(37, 21).getContext('2d')
  read.drawImage(await loadImage(encodePng(canvas)), 0, 0)

  expect(Buffer.from(read.getImageData(0, 0, 37, 21).data)).toEqual(
    Buffer.from(context.getImageData(0, 0, 37, 21).data),
  )
})
