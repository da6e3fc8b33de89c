const provinces =
  '河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾'

const fullNames = new Map([
  ...['北京', '上海', '天津', '重庆'].map((city): [string, string] => [city, `${city}市`]),
  ...provinces.split(' ').map((province): [string, string] => [province, `${province}省`]),
  ['内蒙古', '内蒙古自治区'],
  ['广西', '广西壮族自治区'],
  ['西藏', '西藏自治区'],
  ['宁夏', '宁夏回族自治区'],
  ['新疆', '新疆维吾尔自治区'],
  ['香港', '香港特别行政区'],
  ['澳门', '澳门特别行政区'],
])

/** A province by its full name: 上海 → 上海市, 江苏 → 江苏省; others stay as they are. */
export function provinceName(name: string): string {
  return fullNames.get(name) ?? name
}
