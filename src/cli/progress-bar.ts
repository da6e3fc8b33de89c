/** A line on stderr that is rewritten as work goes on; silent where stderr is no terminal. */
export function progressBar(label: string) {
  const terminal = process.stderr.isTTY === true
  let drawnAt = 0
  return {
    show(step: string, done: number, total: number | null, detail = ''): void {
      if (!terminal || Date.now() - drawnAt < 80) return
      drawnAt = Date.now()
      const share = total ? Math.min(1, done / total) : 0
      const bar = total ? `${'█'.repeat(Math.round(share * 24)).padEnd(24, '░')} ${Math.floor(share * 100)}%` : ''
      process.stderr.write(`\r\u001b[K${label} · ${step} ${bar} ${detail}`)
    },
    end(): void {
      if (terminal) process.stderr.write('\r\u001b[K')
    },
  }
}
