import { createInstruments, type Instruments } from './instruments.ts';
import { type MessageMetrics, messageMetrics } from './message-metrics.ts';
import { type QueueMetrics, queueMetrics } from './queue-metrics.ts';

/** What is counted in a running process, for Prometheus and its like. Labels never come from a message. */
export interface Metrics extends MessageMetrics, QueueMetrics, Pick<Instruments, 'expose'> {}

export async function createMetrics(): Promise<Metrics> {
  const instruments = await createInstruments();
  return { ...messageMetrics(instruments), ...queueMetrics(instruments), expose: instruments.expose };
}
