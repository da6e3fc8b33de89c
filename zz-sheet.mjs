import { createCanvas, loadImage } from 'canvas'
import { writeFileSync } from 'node:fs'
const [out, ...files] = process.argv.slice(2)
const images = await Promise.all(files.map((f) => loadImage(f)))
const sizes = images.map((i) => [390, Math.round((i.height * 390) / i.width)])
const c = createCanvas(400 * images.length, Math.max(...sizes.map(([, h]) => h)))
const x = c.getContext('2d'); x.fillStyle = 'grey'; x.fillRect(0, 0, c.width, c.height)
x.imageSmoothingQuality = 'high'
images.forEach((i, n) => x.drawImage(i, n * 400, 0, 390, sizes[n][1]))
writeFileSync(out, c.toBuffer('image/png'))
