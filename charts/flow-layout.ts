/** Room for a name beside each node, however few are in it. */
const LEAST = 14
const GAP = 10

/**
 * Heights in proportion to the counts, one below the other with a gap between; none is lower than a line of text needs, for which
 * the larger ones give up some of their height. A count of 0 takes a line too.
 */
export function spread(counts: number[], height: number): { from: number; height: number }[] {
  const room = height - GAP * (counts.length - 1)
  const small = new Set<number>()
  let scale = 0
  for (let before = -1; before < small.size; ) {
    before = small.size
    const rest = counts.reduce((sum, count, index) => sum + (small.has(index) ? 0 : count), 0)
    scale = rest > 0 ? (room - LEAST * small.size) / rest : 0
    for (const [index, count] of counts.entries()) if (count * scale < LEAST) small.add(index)
  }
  let from = 0
  return counts.map((count, index) => {
    const span = { from, height: small.has(index) ? LEAST : count * scale }
    from += span.height + GAP
    return span
  })
}
