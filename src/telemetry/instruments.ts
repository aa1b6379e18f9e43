import type { Counter, Gauge, Histogram } from 'prom-client';

/** Makes counters and the like whose names begin with `counterfoil_`. */
export interface Instruments {
  /** Called before every scrape; must not reject. */
  onScrape(collect: () => Promise<void>): void;
  /** The text that is scraped, and its content type. */
  expose(): Promise<{ readonly type: string; readonly text: string }>;
  counter<Label extends string>(name: string, help: string, ...labels: Label[]): Counter<Label>;
  gauge<Label extends string>(name: string, help: string, ...labels: Label[]): Gauge<Label>;
  histogram<Label extends string>(name: string, help: string, ...labels: Label[]): Histogram<Label>;
}

/** Seconds; an analysis takes milliseconds, a deadline ten seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Loads the library, which only running servers need, and starts with the figures of the process itself. */
export async function createInstruments(): Promise<Instruments> {
  const prometheus = await import('prom-client');
  const registry = new prometheus.Registry();
  prometheus.collectDefaultMetrics({ register: registry });
  const options = <Label extends string>(name: string, help: string, labelNames: Label[]) => ({
    name: `counterfoil_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  const collectors: (() => Promise<void>)[] = [];
  return {
    onScrape: (collect) => collectors.push(collect),
    async expose() {
      await Promise.all(collectors.map((collect) => collect()));
      return { type: registry.contentType, text: await registry.metrics() };
    },
    counter: (name, help, ...labels) => new prometheus.Counter(options(name, help, labels)),
    gauge: (name, help, ...labels) => new prometheus.Gauge(options(name, help, labels)),
    histogram: (name, help, ...labels) =>
      new prometheus.Histogram({ ...options(name, help, labels), buckets: BUCKETS }),
  };
}
