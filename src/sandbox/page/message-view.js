import { showPicture } from './dialogs.js'
import { element, icon } from './dom.js'
import { formatted } from './entities.js'
import { keyboardView } from './keyboard-view.js'
import { clock, fileSize, label } from './labels.js'
import { fileUrl } from './server.js'

const PHOTO_WIDTH = 460
const PHOTO_HEIGHT = 560

/** One message as a list item: bubble, media, text, time, buttons. */
export function messageView(message, context) {
  const own = !message.from.is_bot
  const bubble = element('div', { class: 'bubble' })
  if (message.reply_to_message) bubble.append(quote(message.reply_to_message))
  const text = message.text ?? message.caption
  const body = text === undefined ? null : element('div', { class: 'text' })
  body?.append(formatted(text, message.entities ?? message.caption_entities, context))
  const media = message.photo ? photo(message, bubble) : message.document ? file(message.document) : null
  bubble.append(...[media, body].filter((part) => part !== null))
  if (message.show_caption_above_media && body) bubble.prepend(body)
  ;(body ?? bubble).append(stamp(message, own))
  const row = element('div', { class: 'row' }, bubble)
  if (message.reply_markup) row.append(keyboardView(message, context))
  return element(
    'li',
    {
      class: `message ${own ? 'own' : 'theirs'}${message.photo ? ' with-photo' : ''}${body ? '' : ' bare'}`,
      'data-message': message.message_id,
    },
    row,
  )
}

/** One line of a message for lists: its text, or what it carries. */
export function summary(message) {
  if (!message) return label('empty')
  const kind = message.photo ? label('photo') : message.document ? message.document.file_name : ''
  return [kind, message.text ?? message.caption].filter(Boolean).join(' · ').replace(/\s+/g, ' ').slice(0, 90)
}

function photo(message, bubble) {
  const size = message.photo.at(-1)
  const width = Math.round(Math.min(PHOTO_WIDTH, size.width, (PHOTO_HEIGHT * size.width) / size.height))
  bubble.style.width = `${Math.max(width, 160)}px`
  const url = fileUrl(size.file_id)
  const picture = element('img', {
    src: url,
    alt: message.caption ?? label('photo'),
    width: size.width,
    height: size.height,
  })
  picture.style.aspectRatio = `${size.width} / ${size.height}`
  const name = `photo-${message.message_id}.png`
  return element(
    'button',
    { type: 'button', class: 'photo', 'aria-label': label('openPhoto'), onclick: () => showPicture(url, name) },
    picture,
  )
}

function file(sent) {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(sent.file_name)?.[1]?.toLowerCase() ?? ''
  const badge = element('span', { class: 'file-icon', 'data-kind': extension }, extension || icon('download'))
  const name = element('span', { class: 'file-name' }, sent.file_name)
  const size = element('span', { class: 'file-size' }, `${fileSize(sent.file_size)} · ${label('download')}`)
  return element(
    'a',
    { class: 'file', href: fileUrl(sent.file_id), download: sent.file_name },
    badge,
    element('span', { class: 'file-text' }, name, size),
  )
}

function quote(message) {
  return element(
    'div',
    { class: 'quote' },
    element('strong', {}, message.from.first_name),
    element('span', {}, summary(message)),
  )
}

function stamp(message, own) {
  const edited = message.edit_date && message.from.is_bot ? `${label('edited')} ` : ''
  const time = element('time', { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date))
  return element('span', { class: 'stamp' }, edited, time, own ? icon('check') : null)
}
