import { toast } from './dialogs.js'
import { element } from './dom.js'
import { label } from './labels.js'

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  blockquote: 'blockquote',
}

/**
 * A message text with its entities as elements. Offsets count UTF-16 code units, as JavaScript's do. `context` has
 * the bot's user name and what to do with a command.
 */
export function formatted(text, entities, context) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return range(text, sorted, 0, text.length, context)
}

function range(text, entities, start, end, context) {
  const fragment = document.createDocumentFragment()
  const waiting = [...entities]
  let position = start
  while (waiting.length > 0) {
    const entity = waiting.shift()
    const from = Math.max(entity.offset, position)
    const to = Math.min(entity.offset + entity.length, end)
    if (to <= from) continue
    const inner = []
    while (waiting.length > 0 && waiting[0].offset < to) inner.push(waiting.shift())
    fragment.append(afterBlock(fragment, text.slice(position, from)))
    const node = wrap(entity, text.slice(from, to), context)
    node.append(range(text, inner, from, to, context))
    fragment.append(node)
    waiting.unshift(...inner.flatMap((each) => rest(each, to)))
    position = to
  }
  fragment.append(afterBlock(fragment, text.slice(position, end)))
  return fragment
}

/** A code block or quotation ends its line by itself; the line break that follows it would show as an empty line. */
function afterBlock(fragment, text) {
  const isBlock = ['PRE', 'BLOCKQUOTE'].includes(fragment.lastChild?.nodeName)
  return isBlock && text.startsWith('\n') ? text.slice(1) : text
}

/** What of a crossing entity lies behind the one it began in. */
function rest(entity, from) {
  const length = entity.offset + entity.length - from
  return length > 0 ? [{ ...entity, offset: from, length }] : []
}

function wrap(entity, content, context) {
  const { type } = entity
  if (type in TAGS) return element(TAGS[type])
  if (type === 'pre') return codeBlock(entity)
  if (type === 'spoiler') return spoiler()
  if (type === 'expandable_blockquote') return expandable()
  if (type === 'text_link') return link(entity.url, context)
  if (type === 'url') return link(/^[a-z]+:/i.test(content) ? content : `https://${content}`, context)
  if (type === 'email') return link(`mailto:${content}`, context)
  if (type === 'bot_command') {
    return element('button', { type: 'button', class: 'link', onclick: () => context.onCommand(content) })
  }
  return element('span', { class: type === 'mention' || type === 'hashtag' ? 'link' : '' })
}

function codeBlock(entity) {
  const block = element('pre', entity.language ? { 'data-language': entity.language } : {})
  block.addEventListener('click', async () => {
    if (String(getSelection()) !== '') return
    await navigator.clipboard?.writeText(block.textContent).then(
      () => toast(label('copied')),
      () => {},
    )
  })
  return block
}

function spoiler() {
  const node = element('span', { class: 'spoiler', role: 'button', tabindex: '0' })
  const reveal = () => node.classList.add('shown')
  node.addEventListener('click', reveal)
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') reveal()
  })
  return node
}

function expandable() {
  const node = element('blockquote', { class: 'expandable', tabindex: '0' })
  const toggle = () => node.classList.toggle('open')
  node.addEventListener('click', toggle)
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') toggle()
  })
  return node
}

/** A deep link to this bot opens this page instead of Telegram; other schemes than the harmless ones stay text. */
export function link(address, { botUsername }) {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !['http:', 'https:', 'mailto:', 'tel:', 'tg:'].includes(url.protocol)) return element('span')
  const toBot = url.hostname === 't.me' && url.pathname.slice(1).toLowerCase() === botUsername.toLowerCase()
  const href = toBot ? `/?start=${encodeURIComponent(url.searchParams.get('start') ?? '')}` : url.href
  return element('a', { class: 'link', href, target: '_blank', rel: 'noopener noreferrer', title: address })
}
