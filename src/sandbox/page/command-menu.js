import { byId, element } from './dom.js'

/** The list of commands over the input: all of them from the menu button, or those that fit what is being typed. */
export function createCommandMenu({ field, onChoose, onComplete }) {
  const list = byId('commands')
  const button = byId('menu')
  let commands = []
  let shown = []
  let active = 0

  function show(candidates) {
    shown = candidates
    active = 0
    const open = shown.length > 0
    list.hidden = !open
    field.setAttribute('aria-expanded', String(open))
    button.setAttribute('aria-expanded', String(open))
    list.replaceChildren(...shown.map(item))
    highlight()
  }

  function item({ command, description }, index) {
    const node = element(
      'div',
      { role: 'option', id: `command-${index}`, class: 'command' },
      element('span', { class: 'command-name' }, `/${command}`),
      element('span', { class: 'command-text' }, description),
    )
    // Before the field loses the focus, so that a phone's keyboard stays.
    node.addEventListener('pointerdown', (event) => event.preventDefault())
    node.addEventListener('click', () => onChoose(`/${command}`))
    return node
  }

  function highlight() {
    for (const [index, node] of [...list.children].entries()) {
      node.setAttribute('aria-selected', String(index === active))
      if (index === active) node.scrollIntoView({ block: 'nearest' })
    }
    if (shown.length > 0) field.setAttribute('aria-activedescendant', `command-${active}`)
    else field.removeAttribute('aria-activedescendant')
  }

  return {
    setCommands(next) {
      commands = next
      button.hidden = commands.length === 0
      show([])
    },
    /** Follows what is typed: a text that begins with / and has no space yet. */
    follow(text) {
      const typed = /^\/(\w*)$/.exec(text)?.[1]?.toLowerCase()
      show(typed === undefined ? [] : commands.filter(({ command }) => command.startsWith(typed)))
    },
    toggle() {
      show(shown.length > 0 ? [] : commands)
      field.focus()
    },
    close: () => show([]),
    /** Takes the keys that mean the list; true when it did. */
    key(event) {
      if (shown.length === 0) return false
      const steps = { ArrowDown: 1, ArrowUp: -1 }
      if (event.key in steps) active = (active + steps[event.key] + shown.length) % shown.length
      else if (event.key === 'Enter' && !event.shiftKey) onChoose(`/${shown[active].command}`)
      else if (event.key === 'Tab') onComplete(`/${shown[active].command} `)
      else if (event.key === 'Escape') show([])
      else return false
      event.preventDefault()
      highlight()
      return true
    },
  }
}
