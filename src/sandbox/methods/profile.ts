import type { Call, Method } from '../context.ts'
import { botUser, privateChat, telegramUser, userOfChat } from '../people.ts'
import type { State } from '../state/state.ts'
import { badRequest } from '../telegram-error.ts'
import type { SandboxUser } from '../types.ts'

export const getMe: Method = ({ context }) => ({
  ...botUser(context.options.bot),
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
})

export const setMyDescription: Method = (call) => setProfile(call, 'description', 512)
export const setMyShortDescription: Method = (call) => setProfile(call, 'short_description', 120)
export const getMyDescription: Method = (call) => getProfile(call, 'description')
export const getMyShortDescription: Method = (call) => getProfile(call, 'short_description')

export const getChat: Method = ({ context, parameters }) => ({
  ...privateChat(userOfChat(context.options.users, parameters.text('chat_id'))),
  accent_color_id: 0,
  max_reaction_count: 11,
})

export const getChatMember: Method = ({ context, parameters }) => {
  userOfChat(context.options.users, parameters.text('chat_id'))
  const id = parameters.integer('user_id')
  const user = context.options.users.find((candidate) => candidate.id === id)
  if (user) return { status: 'member', user: telegramUser(user) }
  if (id === context.options.bot.id) return { status: 'member', user: botUser(context.options.bot) }
  throw badRequest('invalid user_id specified')
}

/** What a user reads in the empty chat, in their language where there is one. */
export function descriptionFor(user: SandboxUser, state: State): string {
  const language = user.languageCode.slice(0, 2).toLowerCase()
  return state.profile.get(`description/${language}`) || state.profile.get('description/') || ''
}

function setProfile({ context, parameters }: Call, name: string, limit: number): true {
  const text = (parameters.text(name) ?? '').trim()
  if (text.length > limit) throw badRequest(`bot ${name.replace('_', ' ')} is too long`)
  context.state.record({ kind: 'profile', key: `${name}/${parameters.text('language_code') ?? ''}`, text })
  return true
}

function getProfile({ context, parameters }: Call, name: string): Record<string, string> {
  return { [name]: context.state.profile.get(`${name}/${parameters.text('language_code') ?? ''}`) ?? '' }
}
