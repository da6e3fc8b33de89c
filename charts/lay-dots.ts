/**
 * Moves dots up and down from the middle line until none covers another, largest first (a bee swarm). All dots shrink
 * in steps until there is room for them within `height`. Made for hundreds of dots: n² comparisons a step.
 */
export function layDots<T extends { x: number; radius: number }>(dots: T[], height: number): (T & { y: number })[] {
  const ordered = [...dots].sort((a, b) => b.radius - a.radius || a.x - b.x)
  for (let scale = 1; ; scale *= 0.88) {
    const small = ordered.map((dot) => ({ ...dot, radius: Math.max(smallest, dot.radius * scale) }))
    const placed = place(small, height / 2, scale < 0.2)
    if (placed) return placed
  }
}

const smallest = 2.5
const gap = 2.5

/** null where a dot finds no free place, unless dots may overlap. */
function place<T extends { x: number; radius: number }>(dots: T[], half: number, overlap: boolean) {
  const placed: (T & { y: number })[] = []
  for (const dot of dots) {
    const y = freePlace(dot, placed, half) ?? (overlap ? 0 : null)
    if (y === null) return null
    placed.push({ ...dot, y })
  }
  return placed
}

type Placed = { x: number; y: number; radius: number }

function freePlace(dot: { x: number; radius: number }, placed: Placed[], half: number): number | null {
  const near = placed.filter((other) => Math.abs(other.x - dot.x) < other.radius + dot.radius + gap)
  const touches = (y: number) =>
    near.some((other) => Math.hypot(other.x - dot.x, other.y - y) < other.radius + dot.radius + gap)
  for (let away = 0; away <= half - dot.radius; away += 1.5) {
    if (!touches(-away)) return -away
    if (!touches(away)) return away
  }
  return null
}
