import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type Edit, type Engine, editsJson } from '../../engine/engine.ts';
import { sendProblem } from './problem.ts';
import { OutboundQuery } from './scan-schema.ts';

/**
 * `POST /v1/outbound`: a message that somebody here sends (RFC 5322, any content type) in; out come the edits that take
 * our banners and fields from it. It is not judged, and nothing is remembered of it.
 */
export function addOutbound(server: FastifyInstance, strip: NonNullable<Engine['stripOutbound']>): void {
  server.post('/v1/outbound', async ({ body, query }, reply) => {
    const parameters = OutboundQuery.safeParse(query);
    if (!parameters.success) return sendProblem(reply, 400, 'A query parameter is not known or not valid');
    if (!(body instanceof Uint8Array) || body.length === 0) {
      return sendProblem(reply, 400, 'The body must be a message');
    }
    const edits = await strip(body);
    const replaceBody = parameters.data.replaceBody === 'true';
    const possible = edits.filter(({ kind }) => replaceBody || kind !== 'replace-body');
    return reply.type('application/json; charset=utf-8').send(Readable.from(answerJson(possible)));
  });
}

function* answerJson(edits: readonly Edit[]): Generator<string> {
  yield '{"edits":';
  yield* editsJson(edits);
  yield '}';
}
