import { distance } from 'fastest-levenshtein'
import { mayUse, type Role } from '../members/index.ts'

/** How /help groups the commands; each has a heading `help-<group>`. */
export const commandGroups = ['business', 'customers', 'data', 'team'] as const

export type Command = {
  name: string
  group: (typeof commandGroups)[number]
  /** The least that one must be to use it. */
  role: Role
  /** The same in plain words, at the beginning of a message: 画像 笑嘻佳. */
  words: string[]
  /** Whether words may follow directly, as in 画像笑嘻佳. */
  takesText?: true
  /** Words that ask for one view of it, with the argument that they stand for. */
  views?: Record<string, string>
}

/** Every command, in the order of the menu. Descriptions are the texts `command-<name>`. */
export const commands = [
  { name: 'overview', group: 'business', role: 'viewer', words: ['概览', '总览', '经营概览'] },
  { name: 'trend', group: 'business', role: 'viewer', words: ['趋势', '销售趋势', '走势'] },
  { name: 'places', group: 'business', role: 'viewer', words: ['地区', '地区分布', '省份', '国家'] },
  { name: 'coupons', group: 'business', role: 'viewer', words: ['优惠券', '券', '用券情况'] },
  { name: 'habits', group: 'business', role: 'viewer', words: ['购买习惯', '习惯', '消费习惯'] },
  { name: 'levels', group: 'business', role: 'viewer', words: ['消费等级', '等级'] },
  { name: 'products', group: 'business', role: 'viewer', words: ['商品', '品类', '商品分析'] },
  { name: 'strategy', group: 'business', role: 'viewer', words: ['经营策略', '策略', '建议'] },
  {
    name: 'segments',
    group: 'customers',
    role: 'viewer',
    words: ['客户分层', '分层', '客户分类', '八类客户'],
    views: { 五层: 'tiers', 聚类: 'clusters', 打分: 'scores', 客户变化: 'flow', 集中度: 'top' },
  },
  { name: 'cohorts', group: 'customers', role: 'viewer', words: ['同期群', '复购', '留存'] },
  { name: 'lifetime', group: 'customers', role: 'viewer', words: ['客户终身价值', '终身价值', '生命周期'] },
  { name: 'portrait', group: 'customers', role: 'viewer', words: ['画像', '用户画像', '客户画像'], takesText: true },
  { name: 'source', group: 'data', role: 'viewer', words: ['数据源', '换数据源', '换店'] },
  { name: 'import', group: 'data', role: 'manager', words: ['导入', '导入订单', '导入报告'] },
  { name: 'rfm', group: 'data', role: 'manager', words: ['重算', '重算RFM', '更新分层'], views: { 重新划层: 'refit' } },
  { name: 'categories', group: 'data', role: 'manager', words: ['品类设置', '品类表', '关键词表'] },
  { name: 'settings', group: 'data', role: 'manager', words: ['设置', '参数'] },
  { name: 'quarantine', group: 'data', role: 'manager', words: ['隔离', '隔离区', '刷单'] },
  { name: 'jobs', group: 'data', role: 'viewer', words: ['任务', '任务列表', '进度'] },
  { name: 'subscribe', group: 'team', role: 'manager', words: ['订阅', '订阅周报', '周报'] },
  { name: 'forget', group: 'team', role: 'owner', words: ['抹除客户', '抹除', '删除客户'], takesText: true },
  { name: 'audit', group: 'team', role: 'owner', words: ['操作记录', '审计记录', '审计'] },
  { name: 'invite', group: 'team', role: 'owner', words: ['邀请', '邀请成员'] },
  { name: 'members', group: 'team', role: 'owner', words: ['成员', '成员列表'] },
  { name: 'language', group: 'team', role: 'viewer', words: ['语言', '切换语言'] },
  { name: 'help', group: 'team', role: 'viewer', words: ['帮助', '怎么用', '菜单'] },
  { name: 'start', group: 'team', role: 'viewer', words: ['开始'] },
] as const satisfies Command[]

export type CommandName = (typeof commands)[number]['name']

/** A message in plain words → the command it means and what follows; null when it means none. */
export function parseWords(text: string): { name: CommandName; argument: string } | null {
  const given = text.trim().replace(/\s+/g, ' ')
  for (const command of commands as readonly (Command & { name: CommandName })[]) {
    const view = Object.entries(command.views ?? {}).find(([word]) => new RegExp(`^${word}(?=\\s|$)`).test(given))
    if (view)
      return { name: command.name, argument: [view[1], given.slice(view[0].length).trim()].filter(Boolean).join(' ') }
    // Longer words first, so that 导入订单 is not read as 导入 with an argument.
    for (const word of [...command.words, command.name].sort((a, b) => b.length - a.length)) {
      if (!given.toLowerCase().startsWith(word.toLowerCase())) continue
      const rest = given.slice(word.length)
      if (rest === '') return { name: command.name, argument: '' }
      if (/^[\s：:,，]/.test(rest)) return { name: command.name, argument: rest.replace(/^[\s：:,，]+/, '') }
      if (command.takesText && /\p{Script=Han}$/u.test(word)) return { name: command.name, argument: rest }
    }
  }
  return null
}

/** The commands that were probably meant, nearest first, at most three. */
export function nearestCommands(name: string, role: Role): CommandName[] {
  return commands
    .filter((command) => mayUse(role, command.role))
    .map((command) => ({ name: command.name, steps: distance(name.toLowerCase(), command.name) }))
    .filter(({ name: known, steps }) => steps <= Math.max(2, Math.floor(known.length / 3)) || known.startsWith(name))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, 3)
    .map((command) => command.name)
}
