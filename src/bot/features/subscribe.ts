import { isTimeZone } from '../../config.ts'
import { localMinute } from '../../i18n/index.ts'
import { listSubscriptions, resendOutbox, subscribe as subscribeChat, unsubscribe } from '../../messaging/index.ts'
import type { BotContext } from '../context.ts'
import { placeOf } from '../middlewares/answers.ts'
import { readRowId } from '../read-id.ts'
import type { Feature } from '../router.ts'

const weekdayNames = new Map(
  Object.entries({
    mon: 1,
    一: 1,
    '1': 1,
    tue: 2,
    二: 2,
    '2': 2,
    wed: 3,
    三: 3,
    '3': 3,
    thu: 4,
    四: 4,
    '4': 4,
    fri: 5,
    五: 5,
    '5': 5,
    sat: 6,
    六: 6,
    '6': 6,
    sun: 7,
    日: 7,
    天: 7,
    '7': 7,
  }),
)

/** Monday at nine, when a week is planned. */
const usual = { weekday: 1, hour: 9 }

/** /subscribe weekly [day] [hour] [zone] · /subscribe off: the weekly report into this chat. */
export const subscribe: Feature = {
  commands: {
    subscribe: async (ctx, argument) => {
      if (/^(off|stop|取消|退订|关闭)/i.test(argument)) return end(ctx)
      if (argument === '') return showState(ctx)
      const wanted = readSchedule(argument, ctx.deps.config.timeZone)
      if ('wrong' in wanted) {
        await ctx.reply(ctx.t('subscribe-wrong', { given: wanted.wrong }))
        return
      }
      await begin(ctx, wanted)
    },
  },
  actions: {
    sub: {
      role: 'manager',
      handle: (ctx, argument) =>
        argument === 'off' ? end(ctx) : begin(ctx, { ...usual, zone: ctx.deps.config.timeZone }),
    },
    again: { role: 'viewer', handle: sendAgain },
  },
}

/** `weekly fri 18 Europe/London`, `每周五 18点`; what is left out is Monday, nine, the shop's zone. */
export function readSchedule(
  text: string,
  zone: string,
): { weekday: number; hour: number; zone: string } | { wrong: string } {
  const result = { ...usual, zone }
  const words = text
    .replace(/(每周|星期|周)/g, ' weekly ')
    .replace(/[点时]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
  let expectsDay = true
  for (const word of words) {
    const day = weekdayNames.get(word.toLowerCase()) ?? weekdayNames.get(word.slice(0, 3).toLowerCase())
    if (/^(weekly|周报)$/i.test(word)) continue
    if (word.includes('/') || /^utc$/i.test(word)) {
      if (!isTimeZone(word)) return { wrong: word }
      result.zone = word
    } else if (expectsDay && day !== undefined) {
      result.weekday = day
      expectsDay = false
    } else if (/^\d{1,2}(:00)?$/.test(word) && Number.parseInt(word, 10) < 24) {
      result.hour = Number.parseInt(word, 10)
      expectsDay = false
    } else {
      return { wrong: word }
    }
  }
  return result
}

async function begin(ctx: BotContext, when: { weekday: number; hour: number; zone: string }): Promise<void> {
  const source = await ctx.source()
  const { chatId, threadId = null } = placeOf(ctx)
  await subscribeChat(ctx.deps.database, {
    botId: ctx.botId,
    chatId,
    threadId,
    kind: 'weekly',
    ...when,
    language: ctx.language,
    sourceId: source?.id ?? null,
    createdBy: ctx.member.userId,
  })
  await showState(ctx)
}

/** The answer to a report of which nobody knows whether it arrived. */
async function sendAgain(ctx: BotContext, id: string): Promise<void> {
  const chatId = ctx.chat?.id ?? ctx.member.userId
  const again = await resendOutbox(ctx.deps.database, { botId: ctx.botId, chatId, id: readRowId(id) })
  await ctx.show({ blocks: [{ kind: 'text', text: ctx.t(again ? 'push-again' : 'push-settled') }] })
}

async function end(ctx: BotContext): Promise<void> {
  await unsubscribe(ctx.deps.database, ctx.botId, ctx.chat?.id ?? ctx.member.userId, 'weekly')
  await showState(ctx)
}

async function showState(ctx: BotContext): Promise<void> {
  const all = await listSubscriptions(ctx.deps.database, ctx.botId, ctx.chat?.id ?? ctx.member.userId)
  const [current] = all
  await ctx.show({
    blocks: [
      {
        kind: 'text',
        text: current
          ? ctx.t('subscribe-on', {
              weekday: ctx.t(`weekday-${current.weekday}`),
              hour: String(current.hour).padStart(2, '0'),
              zone: current.zone,
              next: localMinute(current.nextAt, current.zone),
            })
          : ctx.t('subscribe-none'),
      },
      { kind: 'note', text: ctx.t('subscribe-how') },
    ],
    buttons: [
      current
        ? [{ label: ctx.t('subscribe-end'), action: 'sub:off' }]
        : [{ label: ctx.t('subscribe-usual'), action: 'sub:on' }],
    ],
  })
}
