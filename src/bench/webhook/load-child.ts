import { answerParent } from '../child.ts'
import { offerUpdates } from './offer-updates.ts'
import type { LoadAnswer, LoadQuestion } from './protocol.ts'
import { startStubBotApi } from './stub-bot-api.ts'

/** Test equipment in a process of its own: what sends updates, and what stands in for the Bot API. */
let stub: Promise<number> | null = null

answerParent(async (question: LoadQuestion): Promise<LoadAnswer> => {
  stub ??= startStubBotApi()
  const nothing = { port: await stub, acknowledged: 0, refused: 0, seconds: 0, p50: 0, p99: 0 }
  return question.ask === 'stub' ? nothing : { ...nothing, ...(await offerUpdates(question)) }
})
