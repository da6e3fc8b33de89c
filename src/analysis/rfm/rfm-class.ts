/** The eight classes 八类客户 by their digits R F M, 1 = better than the mean; in the order of domain.md §4. */
export const rfmClasses = ['111', '101', '011', '001', '110', '100', '010', '000'] as const

export type RfmClass = (typeof rfmClasses)[number]

/** Whether a text from outside, such as callback data, names a class. */
export function isRfmClass(text: string): text is RfmClass {
  return (rfmClasses as readonly string[]).includes(text)
}
