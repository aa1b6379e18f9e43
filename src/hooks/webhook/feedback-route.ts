import type { FastifyInstance } from 'fastify';
import type { FeedbackDesk } from '../../engine/engine.ts';
import { FeedbackQuery } from './feedback-schema.ts';
import { sendProblem } from './problem.ts';

/**
 * `POST /v1/feedback?kind=false-alarm&reporter=…`: a message as it was delivered (RFC 5322, any content type) that
 * somebody says was judged wrongly. 202 with the id of the report; 429 when that person has reported enough today, 503 when the
 * message cannot be judged now.
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
    if (receipt.kind === 'unjudged')
      return sendProblem(reply.header('retry-after', '30'), 503, receipt.reason);
    return sendProblem(reply.header('retry-after', '3600'), 429, receipt.reason);
  });
}
