import { move } from 'piscina'
import type { Picture } from '../../charts/index.ts'
import { renderPicture as render } from '../../charts/render.ts'

// What a pool thread can do: every export is a task that src/pool/index.ts calls by name.

/** PNG bytes, handed over without a copy. */
export function renderPicture(picture: Picture) {
  const png = render(picture)
  // A small buffer may be a view of Node's shared slab, which must stay here.
  const bytes = png.byteLength === png.buffer.byteLength ? png : new Uint8Array(png)
  return move(bytes)
}
