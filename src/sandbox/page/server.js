import { label } from './labels.js'

export const loadState = (user) => request(`/sandbox/state${user ? `?user=${user}` : ''}`)
export const say = (user, text) => post('/sandbox/say', { user, text })
export const press = (user, message, data) => post('/sandbox/press', { user, message, data })
export const block = (user, blocked) => post('/sandbox/block', { user, blocked })
export const fileUrl = (fileId) => `/sandbox/file/${encodeURIComponent(fileId)}`

export function upload(user, file, caption) {
  const form = new FormData()
  form.set('user', String(user))
  form.set('caption', caption)
  form.set('file', file, file.name)
  return request('/sandbox/upload', { method: 'POST', body: form })
}

/** The events of the sandbox; `onReady` runs at each (re)connection, since some may have been missed before it. */
export function listen(user, { onEvent, onReady, onLost }) {
  const source = new EventSource(`/sandbox/events?user=${user}`)
  source.onopen = onReady
  source.onerror = onLost
  source.onmessage = (event) => onEvent(JSON.parse(event.data))
  return () => source.close()
}

function post(path, body) {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function request(path, options) {
  const response = await fetch(path, options).catch(() => null)
  if (!response) throw new Error(label('offline'))
  const answer = await response.json().catch(() => ({ error: `HTTP ${response.status}` }))
  if (!response.ok) throw new Error(answer.error)
  return answer
}
