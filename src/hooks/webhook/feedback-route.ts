import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { FeedbackDesk } from '../../engine/engine.ts';
import { sendProblem } from './problem.ts';

/** What a caller tells beside the message, as query parameters. */
const FeedbackQuery = z.strictObject({
  kind: z.enum(['false-alarm', 'miss']),
  /** Who reports it; kept as a keyed hash, and limited per day. */
  reporter: z.string().min(1).max(320),
});

/**
 * `POST /v1/feedback?kind=false-alarm&reporter=…`: a message as it was delivered (RFC 5322, any content type) that
 * somebody says was judged wrongly. 202 with the id of the report; 429 when that person has reported enough today.
 */
export function addFeedback(server: FastifyInstance, desk: FeedbackDesk): void {
  server.post('/v1/feedback', async ({ body, query }, reply) => {
    const parameters = FeedbackQuery.safeParse(query);
    if (!parameters.success)
      return sendProblem(reply, 400, 'kind (false-alarm or miss) and reporter are needed');
    if (!(body instanceof Uint8Array) || body.length === 0) {
      return sendProblem(reply, 400, 'The body must be a message');
    }
    const { kind, reporter } = parameters.data;
    const receipt = await desk.take({
      kind,
      channel: 'http',
      content: body,
      reporter: reporter.toLowerCase(),
    });
    if (receipt.kind === 'taken') return reply.code(202).send({ id: receipt.id });
    return sendProblem(reply.header('retry-after', '3600'), 429, receipt.reason);
  });
}
