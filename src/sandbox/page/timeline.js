import { byId, dress, element } from './dom.js'
import { dayName, label } from './labels.js'
import { messageView } from './message-view.js'

const SAME_GROUP_SECONDS = 300
const NEAR_END_PIXELS = 140

/** The messages of the open chat, kept in step with the sandbox. */
export function createTimeline(context) {
  const list = byId('messages')
  const scroll = byId('scroll')
  const toEnd = byId('to-end')
  const messages = new Map()
  let unread = 0
  let following = true
  let lastTop = 0

  scroll.addEventListener('scroll', () => {
    // Scrolling up is the reader's wish to stay; on the way down a smooth scroll is merely not there yet.
    if (nearEnd()) following = true
    else if (scroll.scrollTop < lastTop) following = false
    lastTop = scroll.scrollTop
    if (following) unread = 0
    showToEnd()
  })
  toEnd.addEventListener('click', () => goToEnd('smooth'))
  new ResizeObserver(() => following && goToEnd('instant')).observe(list)

  function nearEnd() {
    return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PIXELS
  }

  function goToEnd(behavior) {
    following = true
    scroll.scrollTo({ top: scroll.scrollHeight, behavior })
  }

  function showToEnd() {
    toEnd.hidden = following
    toEnd.dataset.unread = unread > 0 ? String(unread) : ''
  }

  /** Day lines and the grouping of bubbles depend on the neighbours, so they are settled for all at once. */
  function settle() {
    for (const line of list.querySelectorAll('.day')) line.remove()
    let before = null
    for (const node of list.querySelectorAll('.message')) {
      const message = messages.get(Number(node.dataset.message))
      const newDay = !before || dayOf(before) !== dayOf(message)
      if (newDay) node.before(element('li', { class: 'day' }, element('span', {}, dayName(message.date))))
      const follows = !newDay && before.from.id === message.from.id && message.date - before.date < SAME_GROUP_SECONDS
      node.classList.toggle('follows', follows)
      before = message
    }
  }

  function show(all) {
    messages.clear()
    list.replaceChildren()
    for (const message of all) {
      messages.set(message.message_id, message)
      list.append(messageView(message, context))
    }
    settle()
    unread = 0
    goToEnd('instant')
    showToEnd()
  }

  return {
    show,
    /** Takes over what was missed while nobody listened; draws nothing when nothing was. */
    sync(all) {
      if (JSON.stringify(all) !== JSON.stringify([...messages.values()])) show(all)
    },
    put(message) {
      const old = list.querySelector(`[data-message="${message.message_id}"]`)
      messages.set(message.message_id, message)
      const node = messageView(message, context)
      if (old) {
        old.replaceWith(node)
      } else {
        node.classList.add('arriving')
        list.append(node)
      }
      const own = !message.from.is_bot
      settle()
      if (!old && own) goToEnd('smooth')
      else if (!old && !following) unread += 1
      showToEnd()
    },
    remove(messageId) {
      list.querySelector(`[data-message="${messageId}"]`)?.remove()
      messages.delete(messageId)
      settle()
    },
    get size() {
      return messages.size
    },
    relabel: () => dress(toEnd, 'down', label('toEnd')),
  }
}

function dayOf(message) {
  return new Date(message.date * 1000).toDateString()
}
