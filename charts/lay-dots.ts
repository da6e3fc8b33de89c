/**
 * Moves dots up and down from the middle line until none covers another, largest first (a bee swarm). A dot for which
 * there is no free place within `height` stays on the line. Takes O(n²) comparisons; made for hundreds of dots.
 */
export function layDots<T extends { x: number; radius: number }>(dots: T[], height: number): (T & { y: number })[] {
  const placed: (T & { y: number })[] = []
  for (const dot of [...dots].sort((a, b) => b.radius - a.radius || a.x - b.x)) {
    placed.push({ ...dot, y: freePlace(dot, placed, height / 2) })
  }
  return placed
}

function freePlace(
  dot: { x: number; radius: number },
  placed: { x: number; y: number; radius: number }[],
  half: number,
) {
  const near = placed.filter((other) => Math.abs(other.x - dot.x) < other.radius + dot.radius + 2)
  const touching = (y: number) =>
    near.some((other) => Math.hypot(other.x - dot.x, other.y - y) < other.radius + dot.radius + 2)
  for (let away = 0; away <= half - dot.radius; away += 2) {
    if (!touching(-away)) return -away
    if (!touching(away)) return away
  }
  return 0
}
