import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyPluginCallback } from 'fastify';
import type { QueueDesk } from './queue-desk.ts';

/**
 * Both queues to look at in a browser, read-only. Jobs hold ids alone, so no mail is shown.
 *
 * @param path where it is mounted
 */
export function queueBoard({ messages, callbacks }: QueueDesk, path: string): FastifyPluginCallback {
  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(path);
  createBullBoard({
    queues: [messages, callbacks].map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Counterfoil', hideRedisDetails: true } },
  });
  return serverAdapter.registerPlugin();
}
