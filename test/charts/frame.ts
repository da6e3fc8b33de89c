import type { Frame } from '../../charts/index.ts'

/** What every picture of these tests says around its charts. */
export const frame: Frame = {
  locale: 'zh',
  currency: '¥',
  title: '每月订单',
  subtitle: '2022-01-01 – 2022-06-30',
  footer: '来源：测试订单',
  noData: '这段时间没有订单',
}

/** Width and height in device pixels, from the PNG's header. */
export function sizeOf(png: Buffer): [width: number, height: number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}
