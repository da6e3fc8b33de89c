export { DeliveryError } from './delivery-error.ts'
export { enqueueOutbox, type NewOutboxMessage, type OutboxRow } from './enqueue-outbox.ts'
export { keepHouse } from './housekeeping.ts'
export { createInbox, type Inbox, type InboxStats, type Update } from './inbox.ts'
export { createOutbox, type Outbox, type OutboxOptions } from './outbox.ts'
export { type Prepared, resendOutbox } from './outbox-store.ts'
export { pushNow } from './push-now.ts'
export {
  listSubscriptions,
  type NewSubscription,
  type Subscription,
  scheduleDue,
  subscribe,
  unsubscribe,
  type WeeklyPayload,
} from './subscriptions.ts'
