import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Engine, Posting, Postings } from '../../engine/engine.ts';
import { Fault } from '../../fault.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { IdempotencyKey, MessagesQuery } from './messages-schema.ts';
import { sendProblem } from './problem.ts';
import { scanTransaction } from './scan-route.ts';

/**
 * Asynchronous work. `POST /v1/messages` takes a message (RFC 5322, any content type) and answers 202 with its id; the
 * verdict is sent to a callback. `GET /v1/messages/{id}` tells how far it is.
 */
export function addMessages(server: FastifyInstance, { postings }: Engine, logger: Logger): void {
  server.post('/v1/messages', (request, reply) => answering(reply, postings, logger, submit, request));
  server.get('/v1/messages/:id', (request, reply) => answering(reply, postings, logger, find, request));
}

type Step = (postings: Postings, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

async function answering(
  reply: FastifyReply,
  postings: Postings | undefined,
  logger: Logger,
  step: Step,
  request: FastifyRequest,
): Promise<FastifyReply> {
  if (!postings) {
    return sendProblem(reply, 501, 'Asynchronous work needs the command gateway, workers and callbacks.url');
  }
  try {
    return await step(postings, request, reply);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    logger.warn({ code: error.code, err: error }, 'asynchronous work refused');
    return sendProblem(reply.header('retry-after', '30'), 503, error.outside);
  }
}

async function submit(
  postings: Postings,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { body } = request;
  const query = MessagesQuery.safeParse(request.query);
  if (!query.success) return sendProblem(reply, 400, 'A query parameter is not known or not valid');
  if (!(body instanceof Uint8Array) || body.length === 0) {
    return sendProblem(reply, 400, 'The body must be a message');
  }
  const key = IdempotencyKey.optional().safeParse(request.headers['idempotency-key']);
  if (!key.success) return sendProblem(reply, 400, 'The Idempotency-Key is not valid');
  const receipt = await postings.submit(postingOf(query.data, body, key.data));
  if (receipt.kind === 'unknown-target') {
    return sendProblem(reply, 422, 'There is no such target, or callbacks.allowedOrigins does not list it');
  }
  if (receipt.kind === 'other-message') {
    return sendProblem(reply, 422, 'The Idempotency-Key was used for another message');
  }
  const { id, repeated } = receipt;
  return reply.code(202).header('location', `/v1/messages/${id}`).send({ id, repeated });
}

function postingOf(query: MessagesQuery, content: Uint8Array, key: string | undefined): Posting {
  const { target, callback } = query;
  return {
    transaction: scanTransaction(query, content),
    replaceBody: query.replaceBody === 'true',
    ...(target !== undefined && { target: { kind: 'name', text: target } }),
    ...(callback !== undefined && { target: { kind: 'url', text: callback } }),
    ...(key !== undefined && { idempotencyKey: key }),
  };
}

async function find(
  postings: Postings,
  { params }: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id } = params as { readonly id: string };
  const status = /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id) ? await postings.find(id) : undefined;
  return status ? reply.send(status) : sendProblem(reply, 404, 'There is no such message');
}
