import type { Queue } from 'bullmq';
import type { QueueFigures } from '../../telemetry/queue-metrics.ts';
import type { QueueDesk } from './queue-desk.ts';

/** How both queues are. Failed callbacks are dead letters. Rejects when Redis cannot be asked. */
export async function queueFigures({ messages, callbacks }: QueueDesk): Promise<QueueFigures[]> {
  const figuresOf = async (queue: Queue, dead: string): Promise<QueueFigures> => {
    const [counts, oldest] = await Promise.all([
      queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
      queue.getWaiting(0, 0),
    ]);
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
    const since = oldest[0]?.timestamp;
    return {
      name: queue.name,
      depth: { waiting, active, delayed, [dead]: failed },
      oldestSeconds: since === undefined ? 0 : Math.max(0, (Date.now() - since) / 1_000),
    };
  };
  return Promise.all([figuresOf(messages, 'failed'), figuresOf(callbacks, 'dead')]);
}
