import { byId, element, icon } from './dom.js'
import { label } from './labels.js'

/** A short line that goes by itself. */
export function toast(text) {
  const node = element('p', { class: 'toast' })
  node.textContent = text
  byId('toasts').append(node)
  setTimeout(() => node.classList.add('leaving'), 3200)
  setTimeout(() => node.remove(), 3600)
}

/** A text that must be acknowledged: answerCallbackQuery with show_alert. */
export function alertBox(text) {
  const box = byId('alert')
  const body = element('p', { class: 'box-text' })
  body.textContent = text
  const ok = element('button', { type: 'button', class: 'text-button', onclick: () => box.close() }, label('ok'))
  box.replaceChildren(body, element('div', { class: 'box-buttons' }, ok))
  box.showModal()
}

/** A picture as large as the window allows; any click or Escape closes it. */
export function showPicture(url, name) {
  const box = byId('lightbox')
  const picture = element('img', { src: url, alt: name })
  const close = element('button', { type: 'button', class: 'round', 'aria-label': label('close') }, icon('close'))
  const download = element(
    'a',
    {
      class: 'round',
      href: url,
      download: name,
      'aria-label': label('download'),
      onclick: (event) => event.stopPropagation(),
    },
    icon('download'),
  )
  box.replaceChildren(picture, element('div', { class: 'lightbox-bar' }, download, close))
  box.onclick = () => box.close()
  box.showModal()
}

/** Asks for a caption; resolves to it, or to null when the user thinks better of it. */
export function askCaption(content, sendName) {
  const box = byId('upload')
  const caption = element('input', { type: 'text', class: 'caption', maxlength: '1024', placeholder: label('caption') })
  const cancel = element(
    'button',
    { type: 'button', class: 'text-button quiet', onclick: () => box.close('') },
    label('cancel'),
  )
  const send = element('button', { type: 'submit', class: 'text-button' }, sendName)
  const form = element(
    'form',
    { method: 'dialog' },
    content,
    caption,
    element('div', { class: 'box-buttons' }, cancel, send),
  )
  box.replaceChildren(form)
  box.returnValue = ''
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    box.close('send')
  })
  box.showModal()
  caption.focus()
  return new Promise((resolve) => {
    box.addEventListener('close', () => resolve(box.returnValue === 'send' ? caption.value : null), { once: true })
  })
}
