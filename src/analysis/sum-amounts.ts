/** The sum of amounts as the database keeps them, to the ten-thousandth: without the noise of floating point. */
export function sumAmounts(amounts: readonly number[]): number {
  return inTenThousandths(amounts.reduce((sum, amount) => sum + amount, 0))
}

/** Never minus zero, which a difference of noise would be. */
export function inTenThousandths(amount: number): number {
  return Math.round(amount * 10_000) / 10_000 + 0
}
