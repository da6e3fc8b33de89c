import { afterAll, expect, it } from 'vitest'
import type { Picture } from '../../charts/index.ts'
import { renderPicture } from '../../charts/render.ts'
import { computeHere } from '../../src/algorithms/tasks.ts'
import { createPool } from '../../src/pool/index.ts'
import { frame } from '../charts/frame.ts'

const pool = createPool({ threads: 2 })
afterAll(() => pool.close())

const picture = (label: string): Picture => ({
  chart: 'bars',
  ...frame,
  title: `销售额最高的地区 ${label}`,
  format: 'money',
  measure: '销售额',
  bars: [{ label, value: 473355 }],
})

it('threads that draw at the same time draw what one thread draws', async () => {
  const labels = ['上海市', '广东省', '北京市', '江苏省', '浙江省', '山东省']
  const drawn = await Promise.all(labels.map((label) => pool.renderPicture(picture(label))))
  for (const [index, label] of labels.entries()) expect(drawn[index]!.equals(renderPicture(picture(label)))).toBe(true)
})

it('a picture that throws is named, and the next one is drawn', async () => {
  const broken = { chart: 'trend' } as Picture
  const results = await Promise.allSettled([broken, picture('上海市'), broken].map((one) => pool.renderPicture(one)))
  expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'rejected'])
  await expect(pool.renderPicture(broken)).rejects.toThrow(/picture trend cannot be drawn/)
})

it('a closed pool refuses, also when it never began', async () => {
  const idle = createPool({ threads: 1 })
  await idle.close()
  await expect(idle.renderPicture(picture('上海市'))).rejects.toThrow(/closed/)
})

it('an algorithm runs in a thread and gives what it gives here', async () => {
  const points = Float64Array.from([0, 1, 10, 11])
  const options = { points, dimensions: 1, clusters: 2, starts: 2, seed: 1 }
  expect(await pool.compute('kMeans', options)).toEqual(await computeHere('kMeans', options))
  expect(points.length).toBe(4)
  await expect(pool.compute('kMeans', { ...options, clusters: 9 })).rejects.toThrow('4 points')
})
