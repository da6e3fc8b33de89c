export { createWeb, type Readiness, type WebOptions } from './create-web.ts'
export { type Listening, listen } from './listen.ts'
export { createMetrics, type Metrics, type Reading } from './metrics.ts'
export type { RestAnswer, RestFigures } from './rest.ts'
