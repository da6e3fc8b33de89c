import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** A number that is asked for when metrics are read, e.g. `{ name: 'huike_jobs', labels: { status: 'queued' }, value: 3 }`. */
export type Reading = { name: string; help: string; labels?: Record<string, string>; value: number }

export type Metrics = {
  contentType: string
  /** Prometheus' text format, read now. */
  text(): Promise<string>
  observeRequest(route: string, method: string, status: number, milliseconds: number): void
}

export type MetricsOptions = {
  /** What only grows, since this process began. */
  counters?(): Reading[]
  /** How things stand now; may ask the database. When it fails the other metrics still come. */
  gauges?(): Promise<Reading[]>
}

/** The metrics of one app: of the process, of its requests, and whatever the composition root reads from its parts. */
export function createMetrics({ counters = () => [], gauges = async () => [] }: MetricsOptions = {}): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'huike_http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const unreadable = new Gauge({
    name: 'huike_metrics_unreadable',
    help: '1 when the figures that need the database could not be read',
    registers: [registry],
  })

  async function refresh() {
    for (const reading of counters()) set('counter', reading)
    try {
      for (const reading of await gauges()) set('gauge', reading)
      unreadable.set(0)
    } catch {
      unreadable.set(1)
    }
  }

  function set(type: 'counter' | 'gauge', { name, help, labels = {}, value }: Reading) {
    const labelNames = Object.keys(labels)
    const known = registry.getSingleMetric(name)
    if (type === 'gauge') {
      const gauge = (known ?? new Gauge({ name, help, labelNames, registers: [registry] })) as Gauge
      gauge.set(labels, value)
      return
    }
    const counter = (known ?? new Counter({ name, help, labelNames, registers: [registry] })) as Counter
    counter.remove(labels)
    counter.inc(labels, value)
  }

  return {
    contentType: registry.contentType,
    async text() {
      await refresh()
      return registry.metrics()
    },
    observeRequest: (route, method, status, milliseconds) =>
      requests.labels(route, method, String(status)).observe(milliseconds / 1000),
  }
}
