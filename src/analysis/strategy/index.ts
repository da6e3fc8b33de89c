export {
  type Advice,
  type Certainty,
  type Figure,
  type Figures,
  type Target,
  type Topic,
  topics,
  type Withheld,
} from './advice.ts'
export { type Strategy, strategy } from './strategy.ts'
