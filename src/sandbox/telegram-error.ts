/** A refusal in the Bot API's own envelope: `error_code`, `description` and, for 429, `parameters.retry_after`. */
export class TelegramError extends Error {
  readonly code: number
  readonly retryAfter: number | null

  constructor(code: number, description: string, retryAfter: number | null = null) {
    super(description)
    this.code = code
    this.retryAfter = retryAfter
  }

  toJSON() {
    return {
      ok: false,
      error_code: this.code,
      description: this.message,
      ...(this.retryAfter === null ? {} : { parameters: { retry_after: this.retryAfter } }),
    }
  }
}

export function badRequest(reason: string): TelegramError {
  return new TelegramError(400, `Bad Request: ${reason}`)
}

export function tooManyRequests(retryAfter: number): TelegramError {
  return new TelegramError(429, `Too Many Requests: retry after ${retryAfter}`, retryAfter)
}
