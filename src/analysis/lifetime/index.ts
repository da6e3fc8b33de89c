export { recomputeLifetimes } from './recompute-lifetimes.ts'
