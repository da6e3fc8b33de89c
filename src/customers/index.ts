export { type Erasure, eraseCustomer } from './erase-customer.ts'
export { isPseudonym } from './pseudonym.ts'
