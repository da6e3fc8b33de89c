import { createInvite, listMembers, removeMember } from '../../members/index.ts'
import type { BotContext } from '../context.ts'
import { MOST_BIG, readRowId } from '../read-id.ts'
import type { Feature } from '../router.ts'

/** Telegram takes 100 buttons at most. */
const MOST_BUTTONS = 90

/** /invite and /members: who may ask, and as what. */
export const members: Feature = {
  commands: {
    invite: async (ctx, argument) => {
      const role = readRole(argument)
      if (role) return invite(ctx, role)
      await ctx.say({
        blocks: [{ kind: 'text', text: ctx.t('invite-choose') }],
        buttons: [
          [
            { label: ctx.t('role-viewer'), action: 'invite:viewer' },
            { label: ctx.t('role-manager'), action: 'invite:manager' },
          ],
        ],
      })
    },
    members: (ctx) => showMembers(ctx),
  },
  actions: {
    invite: { role: 'owner', handle: (ctx, argument) => invite(ctx, argument === 'manager' ? 'manager' : 'viewer') },
    remove: {
      role: 'owner',
      handle: async (ctx, argument) => {
        await removeMember(ctx.deps.database, ctx.botId, readRowId(argument, MOST_BIG), ctx.member.userId)
        await showMembers(ctx)
      },
    },
  },
}

function readRole(argument: string): 'viewer' | 'manager' | null {
  if (/^(manager|经理|管理)/i.test(argument)) return 'manager'
  return /^(viewer|查看|只读)/i.test(argument) ? 'viewer' : null
}

async function invite(ctx: BotContext, role: 'viewer' | 'manager'): Promise<void> {
  const code = await createInvite(ctx.deps.database, ctx.botId, role, ctx.member.userId)
  const link = `https://t.me/${ctx.me.username}?start=${code}`
  await ctx.show({
    blocks: [
      { kind: 'text', text: ctx.t('invite-made', { role: ctx.t(`role-${role}`) }) },
      { kind: 'text', text: link },
      { kind: 'note', text: ctx.t('invite-once', { code: `/start ${code}` }) },
    ],
  })
}

async function showMembers(ctx: BotContext): Promise<void> {
  const all = await listMembers(ctx.deps.database, ctx.botId)
  const others = all.filter((member) => member.userId !== ctx.member.userId && member.role !== 'owner')
  await ctx.show({
    blocks: [
      { kind: 'heading', text: ctx.t('members-title', { count: all.length }) },
      { kind: 'list', items: all.map((member) => `${member.name} · ${ctx.t(`role-${member.role}`)}`) },
    ],
    buttons: others
      .slice(0, MOST_BUTTONS)
      .map((member) => [{ label: ctx.t('members-remove', { name: member.name }), action: `remove:${member.userId}` }]),
  })
}
