import type { FastifyInstance, FastifyPluginCallback } from 'fastify';

/** Loads the pages that show the queue under a path. */
export type QueueBoard = (path: string) => Promise<FastifyPluginCallback>;

/** Where administrators look at the queue. */
const PATH = '/admin/queue';

/** The pages would load fonts from elsewhere, and nobody shall put them into a frame. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Pages for people; `guardAccess` asks for the administrator's token. */
export async function addQueueBoard(server: FastifyInstance, board: QueueBoard): Promise<void> {
  const pages = await board(PATH);
  await server.register(
    async (scope) => {
      scope.addHook('onSend', async (_request, reply) => {
        reply.header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer');
      });
      await scope.register(pages);
    },
    { prefix: PATH },
  );
}
