import { move } from 'piscina'
import type { Picture } from '../../charts/index.ts'
import { renderPicture as render } from '../../charts/render.ts'
import { type Compute, computeHere } from '../algorithms/tasks.ts'

// What a pool thread can do: every export is a task that src/pool/index.ts calls by name.

/** PNG bytes, handed over without a copy. */
export function renderPicture(picture: Picture) {
  const png = render(picture)
  // A small buffer may be a view of Node's shared slab, which must stay here.
  const bytes = png.byteLength === png.buffer.byteLength ? png : new Uint8Array(png)
  return move(bytes)
}

/** What an algorithm gives, as plain data. */
export function compute({ name, parameters }: { name: Parameters<Compute>[0]; parameters: Parameters<Compute>[1][] }) {
  return (computeHere as (...given: unknown[]) => unknown)(name, ...parameters)
}
