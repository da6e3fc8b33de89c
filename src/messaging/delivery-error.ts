/** Why a message could not be handed over; thrown by the outbox's `send` (and `prepare`), which knows the transport. */
export class DeliveryError extends Error {
  /** Worth another try later: 429, 5xx, no connection. */
  readonly retryable: boolean
  /** Seconds that the other side asked us to wait; null when it did not say. */
  readonly retryAfter: number | null
  /** True when an answer said so or nothing had been sent yet. Otherwise the message may have arrived. */
  readonly certainlyNotSent: boolean

  constructor(
    message: string,
    flags: { retryable: boolean; retryAfter?: number | null; certainlyNotSent: boolean; cause?: unknown },
  ) {
    super(message, { cause: flags.cause })
    this.name = 'DeliveryError'
    this.retryable = flags.retryable
    this.retryAfter = flags.retryAfter ?? null
    this.certainlyNotSent = flags.certainlyNotSent
  }
}
