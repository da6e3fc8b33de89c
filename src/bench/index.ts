export { formatResult } from './format-result.ts'
export { type BenchOptions, runBench } from './run-bench.ts'
export { type BenchPart, type BenchResult, benchParts, type Measurement } from './types.ts'
