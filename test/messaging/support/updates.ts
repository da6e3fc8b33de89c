/** A text message as Telegram sends it. */
export function message(updateId: number, chatId: number, text = 'hello') {
  return {
    update_id: updateId,
    message: { message_id: updateId, date: 1_790_000_000, chat: { id: chatId, type: 'private' }, text },
  }
}

export function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      try {
        if (await condition()) return resolve()
        setTimeout(look, 20)
      } catch (error) {
        reject(error)
      }
    }
    void look()
  })
}

/** Something that a test lets happen when it wants. */
export function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}
