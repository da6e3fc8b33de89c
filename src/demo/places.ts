import { type Random, weightedChoice } from '../algorithms/random.ts'

export type Place = { province: string; city: string }

/** Shops write the four municipalities either way; the import knows both. */
const SHARE_WITH_SUFFIX = 0.15

/** Draws the place that a customer lives at. */
export function drawPlace(random: Random): Place {
  const province = drawProvince(random)
  return { province: province.name, city: province.drawCity(random) }
}

/** Another city of the same province, now and then the same one: a trip, an office, the parents' address. */
export function drawPlaceNearby(random: Random, home: Place): Place {
  const province = provinces.find(({ name }) => name === home.province)!
  return { province: home.province, city: province.drawCity(random) }
}

/** The province as the order form wrote it. */
export function spellProvince(random: Random, { province }: Place): string {
  return municipalities.has(province) && random.uniform() < SHARE_WITH_SUFFIX ? `${province}市` : province
}

const municipalities = new Set(['上海', '北京', '天津', '重庆'])

/** Weight in thousandths of all customers, then cities, the larger ones first and each about half as likely as the one before. */
const table: [province: string, weight: number, cities: string][] = [
  ['上海', 168, '上海市'],
  ['广东省', 140, '广州市 深圳市 佛山市 东莞市 惠州市 珠海市 中山市 汕头市 江门市'],
  ['北京', 102, '北京市'],
  ['浙江省', 92, '杭州市 宁波市 温州市 金华市 嘉兴市 绍兴市 台州市'],
  ['江苏省', 88, '苏州市 南京市 无锡市 常州市 南通市 徐州市 扬州市'],
  ['山东省', 46, '青岛市 济南市 烟台市 潍坊市 临沂市'],
  ['四川省', 44, '成都市 绵阳市 南充市 宜宾市'],
  ['湖北省', 36, '武汉市 宜昌市 襄阳市 荆州市'],
  ['福建省', 34, '厦门市 福州市 泉州市 漳州市'],
  ['河南省', 30, '郑州市 洛阳市 南阳市 新乡市'],
  ['湖南省', 26, '长沙市 株洲市 衡阳市 岳阳市'],
  ['辽宁省', 25, '大连市 沈阳市 鞍山市 锦州市'],
  ['安徽省', 24, '合肥市 芜湖市 蚌埠市 安庆市'],
  ['河北省', 22, '石家庄市 唐山市 保定市 廊坊市'],
  ['天津', 21, '天津市'],
  ['陕西省', 19, '西安市 咸阳市 宝鸡市 渭南市'],
  ['重庆', 18, '重庆市'],
  ['江西省', 13, '南昌市 赣州市 九江市'],
  ['黑龙江省', 12, '哈尔滨市 大庆市 齐齐哈尔市'],
  ['广西壮族自治区', 12, '南宁市 桂林市 柳州市'],
  ['云南省', 11, '昆明市 大理白族自治州 曲靖市'],
  ['山西省', 10, '太原市 大同市 临汾市'],
  ['贵州省', 9, '贵阳市 遵义市'],
  ['吉林省', 8, '长春市 吉林市'],
  ['内蒙古自治区', 7, '呼和浩特市 包头市 鄂尔多斯市'],
  ['新疆维吾尔自治区', 6, '乌鲁木齐市 伊犁哈萨克自治州'],
  ['海南省', 5, '海口市 三亚市'],
  ['甘肃省', 5, '兰州市 天水市'],
  ['宁夏回族自治区', 3, '银川市 石嘴山市'],
  ['青海省', 2, '西宁市 海东市'],
  ['西藏自治区', 1.5, '拉萨市 日喀则市'],
]

const provinces = table.map(([name, weight, cities]) => ({
  name,
  weight,
  drawCity: weightedChoice(cities.split(' ').map((city, rank) => [city, 0.55 ** rank] as const)),
}))

const drawProvince = weightedChoice(provinces.map((province) => [province, province.weight] as const))
