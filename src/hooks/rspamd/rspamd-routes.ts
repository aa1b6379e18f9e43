import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { applyEdits, type Edit, type Engine } from '../../engine/engine.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { rateSpam } from '../spam-rating.ts';
import { decompress } from './decompress.ts';
import { milterBlock } from './milter-block.ts';
import { readRspamdRequest } from './request.ts';
import { scanReply, softReject } from './scan-reply.ts';

const PATHS = ['/checkv2', '/check', '/symbols'];

/**
 * The part of rspamd's HTTP protocol that judges a message, for rspamc, rspamd_proxy, OpenSMTPD's filter-rspamd and
 * Haraka's plugin: `/checkv2` and its older names, and `/ping`.
 */
export function addRspamdRoutes(server: FastifyInstance, engine: Engine, logger: Logger): void {
  // rspamd_proxy sends its message with GET.
  server.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  server.get('/ping', (_request, reply) => reply.type('text/plain').send('pong\r\n'));
  for (const url of PATHS) {
    server.route({
      method: ['GET', 'POST'],
      url,
      handler: (request, reply) => check(request, reply, engine, logger),
    });
  }
}

async function check(
  { headers, body, routeOptions }: FastifyRequest,
  reply: FastifyReply,
  engine: Engine,
  logger: Logger,
): Promise<FastifyReply> {
  const { client, envelope, rewriting, encoding } = readRspamdRequest(headers);
  if (!(body instanceof Uint8Array) || body.length === 0) {
    return reply.code(400).send({ error: 'Empty message' });
  }
  const message = await decompress(body, encoding, routeOptions.bodyLimit ?? body.length);
  if (!message.ok) return reply.code(message.status).send({ error: message.error });
  const { content } = message;
  const started = performance.now();
  // The client is told by the action, and holds the message itself.
  const capabilities = { replaceBody: rewriting !== undefined, quarantine: true };
  const outcome = await engine.analyse({ client, envelope, content }, capabilities);
  if (outcome.kind === 'try-later') {
    logger.info({ reason: outcome.reason }, 'rspamd client asked to try later');
    return sendJson(reply, softReject());
  }
  const { edits, report } = outcome;
  const json = scanReply(
    rateSpam(report),
    milterBlock(edits, rewriting !== undefined),
    performance.now() - started,
  );
  const rewritten = rewriting && rewrittenText(rewriting, content, edits);
  return sendJson(reply, json, rewritten);
}

/**
 * The JSON, and behind it the message where there is a new one. Bytes, since Fastify would write a charset behind the
 * content type of an object: rspamd_proxy reads nothing but `application/json`, and has the mail server try again later.
 */
function sendJson(reply: FastifyReply, json: object, rewritten?: Uint8Array): FastifyReply {
  const text = Buffer.from(JSON.stringify(json));
  reply.type('application/json');
  if (!rewritten) return reply.send(text);
  return reply.header('message-offset', text.length).send(Buffer.concat([text, rewritten]));
}

/** What the client writes in place of its message; undefined when the body stays as it is. */
function rewrittenText(
  rewriting: 'body' | 'message',
  content: Uint8Array,
  edits: readonly Edit[],
): Uint8Array | undefined {
  const replacement = edits.findLast((edit) => edit.kind === 'replace-body');
  if (!replacement) return undefined;
  return rewriting === 'body' ? replacement.body : applyEdits(content, edits);
}
