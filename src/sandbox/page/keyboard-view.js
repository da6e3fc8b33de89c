import { alertBox, toast } from './dialogs.js'
import { element, icon } from './dom.js'
import { link } from './entities.js'
import { label } from './labels.js'
import { press } from './server.js'

/** Buttons that wait for an answer, as `chat:message:data`; an edit meanwhile draws them anew, still waiting. */
const waiting = new Set()

/** The inline keyboard under a message. */
export function keyboardView(message, context) {
  const rows = message.reply_markup.inline_keyboard.map((row) => {
    const cells = row.map((button) => buttonView(message, button, context))
    return element('div', { class: 'keys-row' }, ...cells)
  })
  return element('div', { class: 'keys' }, ...rows)
}

function buttonView(message, button, context) {
  const text = element('span', { class: 'key-text' }, button.text)
  const look = { class: `key${button.style ? ` key-${button.style}` : ''}` }
  if (button.url) {
    const node = link(button.url, context)
    node.className = look.class
    node.append(text, icon('link'))
    return node
  }
  if (button.callback_data === undefined) {
    const act = button.copy_text ? () => copy(button.copy_text.text) : () => toast(label('unsupported'))
    return element('button', { type: 'button', ...look, onclick: act }, text)
  }
  const key = `${message.chat.id}:${message.message_id}:${button.callback_data}`
  const node = element('button', {
    type: 'button',
    ...look,
    'data-key': key,
    'aria-busy': waiting.has(key) ? 'true' : null,
  })
  node.append(text, element('span', { class: 'spinner' }))
  node.addEventListener('click', () => pressed(key, message, button.callback_data))
  return node
}

async function pressed(key, message, data) {
  if (waiting.has(key)) return
  waiting.add(key)
  mark(key)
  try {
    const { answer } = await press(message.chat.id, message.message_id, data)
    if (!answer) toast(label('noAnswer'))
    else if (answer.text && answer.showAlert) alertBox(answer.text)
    else if (answer.text) toast(answer.text)
  } catch (error) {
    toast(error.message)
  } finally {
    waiting.delete(key)
    mark(key)
  }
}

function mark(key) {
  for (const node of document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) {
    if (waiting.has(key)) node.setAttribute('aria-busy', 'true')
    else node.removeAttribute('aria-busy')
  }
}

async function copy(text) {
  await navigator.clipboard?.writeText(text)
  toast(label('copied'))
}
