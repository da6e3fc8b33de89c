import { createCommandMenu } from './command-menu.js'
import { askCaption, toast } from './dialogs.js'
import { byId, dress, element } from './dom.js'
import { fileSize, label } from './labels.js'

/** The input at the foot: text, command menu, files by button, by paste and by drag and drop. */
export function createComposer({ onSay, onUpload, onStart }) {
  const field = byId('text')
  const form = byId('composer')
  const start = byId('start')
  const menu = createCommandMenu({
    field,
    onChoose: (command) => send(command),
    onComplete(command) {
      field.value = command
      grow()
      menu.close()
    },
  })

  async function send(text) {
    menu.close()
    if (text.trim() === '') return
    field.value = ''
    grow()
    try {
      await onSay(text)
    } catch (error) {
      field.value = text
      grow()
      toast(label('failed') + error.message)
    }
  }

  function grow() {
    field.style.height = 'auto'
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`
    form.classList.toggle('filled', field.value.trim() !== '')
  }

  async function offer(files) {
    const [file] = files
    if (!file) return
    const summary = element(
      'div',
      { class: 'box-file' },
      element('strong', { class: 'file-name' }, file.name),
      element('span', { class: 'file-size' }, fileSize(file.size)),
    )
    const caption = await askCaption(summary, label('send'))
    if (caption === null) return
    await onUpload(file, caption).catch((error) => toast(label('failed') + error.message))
  }

  // Also when the composer appears or the window turns: a hidden field has no height to measure.
  new ResizeObserver(grow).observe(form)
  field.addEventListener('input', () => {
    grow()
    menu.follow(field.value)
  })
  field.addEventListener('keydown', (event) => {
    // While a Chinese input method is composing, Enter picks a candidate.
    if (event.isComposing || event.keyCode === 229 || menu.key(event)) return
    const byTouch = matchMedia('(pointer: coarse)').matches
    if (event.key !== 'Enter' || event.shiftKey || byTouch) return
    event.preventDefault()
    send(field.value)
  })
  field.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length === 0) return
    event.preventDefault()
    offer(event.clipboardData.files)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send(field.value)
    field.focus()
  })
  byId('menu').addEventListener('click', () => menu.toggle())
  byId('attach').addEventListener('click', () => byId('file').click())
  byId('file').addEventListener('change', async (event) => {
    await offer(event.target.files)
    event.target.value = ''
  })
  start.addEventListener('click', () => onStart())
  acceptDrops(offer)

  return {
    setCommands: menu.setCommands,
    /** A button in place of the input: before the first message, on a deep link, while the bot is blocked. */
    showButton(text) {
      start.hidden = text === null
      form.hidden = text !== null
      if (text !== null) start.textContent = text
    },
    relabel() {
      field.placeholder = label('message')
      field.setAttribute('aria-label', label('message'))
      byId('commands').setAttribute('aria-label', label('commands'))
      dress(byId('attach'), 'attach', label('attach'))
      dress(byId('send'), 'send', label('send'))
      dress(byId('menu'), 'menu', label('commands'))
      byId('menu').append(element('span', {}, label('menu')))
      byId('file').setAttribute('aria-label', label('attach'))
      grow()
    },
    focus: () => matchMedia('(pointer: fine)').matches && field.focus(),
  }
}

function acceptDrops(offer) {
  const area = byId('chat')
  const sign = byId('drop')
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files')
  let depth = 0
  area.addEventListener('dragenter', (event) => {
    if (!carriesFiles(event)) return
    depth += 1
    sign.hidden = false
  })
  area.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1)
    sign.hidden = depth === 0
  })
  area.addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault())
  area.addEventListener('drop', (event) => {
    depth = 0
    sign.hidden = true
    if (!carriesFiles(event)) return
    event.preventDefault()
    offer(event.dataTransfer.files)
  })
}
