type Carrier = { chat?: { id?: unknown }; message?: Carrier; from?: { id?: unknown }; user?: { id?: unknown } }

/**
 * The chat that an update of the Bot API belongs to, or the user where there is no chat (inline queries); null when it
 * names neither. Updates of one chat are handled in order.
 */
export function chatOf(update: { update_id: number }): number | null {
  for (const [field, value] of Object.entries(update)) {
    if (field === 'update_id' || typeof value !== 'object' || value === null) continue
    const carrier = value as Carrier
    const id = carrier.chat?.id ?? carrier.message?.chat?.id ?? carrier.from?.id ?? carrier.user?.id
    if (Number.isSafeInteger(id)) return id as number
  }
  return null
}
