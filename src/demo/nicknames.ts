import { type Random, weightedChoice } from '../algorithms/random.ts'

/**
 * Names that are awkward for somebody: markup, quotes, a formula, a number that is none, an emoji, leading zeros,
 * spaces. Each belongs to one ordinary customer.
 */
export const awkwardNicknames = [
  '<b>&',
  'Tom & Jerry妈',
  "O'Neil小姐",
  '"引号"先生',
  '豆豆🐱',
  '=1+1的答案',
  '7e051',
  '00731',
  'a_b*c_',
  '@小熊饼干',
  '逗号,先生',
  'Anna Lee',
]

/** Draws nicknames that nobody has yet. */
export function createNicknames(random: Random, taken: Iterable<string>): () => string {
  const used = new Set(taken)
  return () => {
    let name = drawStyle(random)(random)
    while (used.has(name)) name = `${name}${random.integer(10)}`
    used.add(name)
    return name
  }
}

const words = (text: string) => text.split(' ')
const surnames = words('林 陈 周 苏 许 沈 叶 江 顾 程 方 唐 余 夏 白 秦 宋 温 陆 姜')
const given = words(
  '小满 子涵 一诺 清欢 晓棠 思远 若溪 星野 可可 安然 念念 予安 书瑶 文博 佳琪 梓萱 雨桐 知夏 南乔 景行',
)
const modifiers = words(
  '爱笑的 早起的 贪睡的 慢半拍的 会飞的 追光的 热爱生活的 不加糖的 南方的 海边的 住在山里的 云上的 三分甜 一只 一颗 半个 九月的 冬日 微风里的 认真的',
)
const things = words(
  '橘猫 柠檬 小鹿 团子 年糕 豆浆 松鼠 薄荷 汤圆 芒果 青柠 鲸鱼 月亮 云朵 向日葵 栗子 桂花糕 土豆泥 花卷 海棠 风铃 奶盖 蜗牛 小满 布丁',
)
const poetic = words(
  '半夏 清风 晚舟 初雪 长安 浅唱 听雨 南栀 北巷 云深 拾光 落樱 青山 烟雨 流年 暖阳 繁星 白露 惊蛰 谷雨 微澜 疏影',
)
const syllables = words('xiao yu mei lin chen jia hao bei nan qi ruo shan tao wen xin yan zi ke lu mo fei ning an le')
const english = words('lily coco amy kiki momo vivi leo jason happy sunny sweet miss cat dudu luna nana yoyo cici')

const drawStyle = weightedChoice<(random: Random) => string>([
  [(random) => random.pick(surnames) + random.pick(given) + drawYear(random, 0.7), 18],
  [(random) => random.pick(modifiers) + random.pick(things) + drawYear(random, 0.4), 26],
  [(random) => random.pick(poetic) + random.pick(poetic) + drawYear(random, 0.3), 10],
  [
    (random) => Array.from({ length: 2 + random.integer(2) }, () => random.pick(syllables)).join('') + digits(random),
    26,
  ],
  [(random) => random.pick(english) + random.pick(['', '_', '.']) + random.pick(syllables) + digits(random), 14],
  [(random) => `阿${random.pick(things).slice(0, 1)}${random.pick(english)}${digits(random)}`, 6],
])

function digits(random: Random): string {
  return random.uniform() < 0.2 ? '' : String(random.integer(10_000)).padStart(2 + random.integer(3), '0')
}

function drawYear(random: Random, share: number): string {
  return random.uniform() < share
    ? String(80 + random.integer(30))
        .slice(-2)
        .padStart(2, '0')
    : ''
}
