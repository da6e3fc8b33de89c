import { expect, test } from 'vitest'
import { chatOf } from '../../src/messaging/chat-of.ts'

test.each([
  ['a message', { message: { chat: { id: -100 }, from: { id: 7 } } }, -100],
  ['a pressed button', { callback_query: { from: { id: 7 }, message: { chat: { id: -5 } } } }, -5],
  ['a button of an inline message', { callback_query: { from: { id: 7 }, inline_message_id: 'x' } }, 7],
  ['an inline query', { inline_query: { from: { id: 7 }, query: 'a' } }, 7],
  ['a change of membership', { my_chat_member: { chat: { id: 3 }, from: { id: 7 } } }, 3],
  ['an answer to a poll', { poll_answer: { user: { id: 8 } } }, 8],
  ['a poll', { poll: { id: '1' } }, null],
  ['a kind that does not exist yet', { future: { chat: { id: 'x' } } }, null],
])('%s belongs to its chat', (_what, update, chat) => {
  expect(chatOf({ update_id: 1, ...update })).toBe(chat)
})
