import type { Instruments } from './instruments.ts';

/** How a try of a callback ended. */
type CallbackOutcome = 'taken' | 'retry' | 'dead';

/** How one queue is at this moment. */
export interface QueueFigures {
  readonly name: string;
  /** Jobs by state. */
  readonly depth: Readonly<Record<string, number>>;
  /** How long the oldest job has waited; 0 when none does. */
  readonly oldestSeconds: number;
}

/** What is counted of queues and callbacks. */
export interface QueueMetrics {
  /** How long a job waited for this worker. */
  waited(queue: string, seconds: number): void;
  /** A job was taken over from a worker that is gone. */
  stalled(queue: string): void;
  callback(result: CallbackOutcome): void;
  /** Asked at every scrape; may reject, and then the queue counts as down. */
  watchQueues(look: () => Promise<readonly QueueFigures[]>): void;
}

export function queueMetrics(instruments: Instruments): QueueMetrics {
  const { counter, histogram } = instruments;
  const wait = histogram('queue_wait_seconds', 'How long jobs waited for this worker.', 'queue');
  const stalled = counter('queue_stalled_total', 'Jobs taken over from a worker that is gone.', 'queue');
  const callbacks = counter('callbacks_total', 'Tries of callbacks, by how they ended.', 'result');
  return {
    waited: (queue, seconds) => wait.observe({ queue }, Math.max(0, seconds)),
    stalled: (queue) => stalled.inc({ queue }),
    callback: (result) => callbacks.inc({ result }),
    watchQueues: (look) => watchQueues(instruments, look),
  };
}

function watchQueues({ onScrape, gauge }: Instruments, look: () => Promise<readonly QueueFigures[]>): void {
  const up = gauge('queue_up', 'Whether Redis can be asked about the queues.');
  const depth = gauge('queue_depth', 'Jobs in a queue, by state.', 'queue', 'state');
  const oldest = gauge('queue_oldest_seconds', 'How long the oldest job has waited.', 'queue');
  onScrape(async () => {
    const figures = await look().catch(() => undefined);
    up.set(figures ? 1 : 0);
    // What is not known must not be told from memory.
    depth.reset();
    oldest.reset();
    for (const { name: queue, depth: states, oldestSeconds } of figures ?? []) {
      for (const [state, count] of Object.entries(states)) depth.set({ queue, state }, count);
      oldest.set({ queue }, oldestSeconds);
    }
  });
}
