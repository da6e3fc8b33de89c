import { avatar, byId, element, icon } from './dom.js'
import { clock, label } from './labels.js'
import { summary } from './message-view.js'

/** The people one can speak as: a list at the side, on a phone behind the button in the header. */
export function createPeople({ onChoose }) {
  const list = byId('people')
  const who = byId('who')
  const shade = byId('shade')
  let users = []
  let current = 0
  const unread = new Map()

  function open(isOpen) {
    document.body.classList.toggle('side-open', isOpen)
    shade.hidden = !isOpen
    who.setAttribute('aria-expanded', String(isOpen))
    if (isOpen) list.querySelector('[aria-current="true"]')?.focus()
  }

  function draw() {
    list.replaceChildren(...users.map((user) => element('li', {}, entry(user))))
    const user = users.find((each) => each.id === current)
    if (!user) return
    who.replaceChildren(
      avatar(user.firstName, user.id),
      element('span', { class: 'who-name' }, user.label),
      icon('people'),
    )
    who.setAttribute('aria-label', label('switchUser') + user.label)
  }

  function entry(user) {
    const chosen = user.id === current
    const time = user.lastMessage ? clock(user.lastMessage.date) : ''
    const count = unread.get(user.id) ?? 0
    return element(
      'button',
      { type: 'button', class: 'person', 'aria-current': chosen ? 'true' : null, onclick: () => choose(user.id) },
      avatar(user.firstName, user.id),
      element(
        'span',
        { class: 'person-text' },
        element(
          'span',
          { class: 'person-line' },
          element('strong', {}, user.firstName),
          element('span', { class: 'tag' }, user.label),
          element('time', {}, time),
        ),
        element(
          'span',
          { class: 'person-line' },
          element('span', { class: 'person-last' }, summary(user.lastMessage)),
          count > 0 && !chosen ? element('span', { class: 'count' }, String(count)) : null,
        ),
      ),
    )
  }

  function choose(userId) {
    open(false)
    if (userId !== current) onChoose(userId)
  }

  who.addEventListener('click', () => open(!document.body.classList.contains('side-open')))
  shade.addEventListener('click', () => open(false))
  document.addEventListener('keydown', (event) => event.key === 'Escape' && open(false))

  return {
    show(nextUsers, userId) {
      users = nextUsers
      current = userId
      unread.delete(userId)
      draw()
    },
    put(message) {
      const user = users.find((each) => each.id === message.chat.id)
      if (!user) return
      const isNew = (user.lastMessage?.message_id ?? 0) < message.message_id
      if (isNew && message.from.is_bot && user.id !== current) unread.set(user.id, (unread.get(user.id) ?? 0) + 1)
      if (isNew || user.lastMessage.message_id === message.message_id) user.lastMessage = message
      draw()
    },
  }
}
