import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type Edit, type Engine, editsJson, type Transaction } from '../../engine/engine.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { sendProblem } from './problem.ts';
import { ScanQuery } from './scan-schema.ts';

/** `POST /v1/scan`: a message (RFC 5322, any content type) in, verdict and edits out. */
export function addScan(server: FastifyInstance, engine: Engine, logger: Logger): void {
  server.post('/v1/scan', async ({ body, query }, reply) => {
    const parameters = ScanQuery.safeParse(query);
    if (!parameters.success) return sendProblem(reply, 400, 'A query parameter is not known or not valid');
    if (!(body instanceof Uint8Array) || body.length === 0) {
      return sendProblem(reply, 400, 'The body must be a message');
    }
    const capabilities = { replaceBody: parameters.data.replaceBody === 'true', quarantine: true };
    const outcome = await engine.analyse(scanTransaction(parameters.data, body), capabilities);
    if (outcome.kind === 'edits') {
      const answer = Readable.from(answerJson(outcome.report, outcome.edits));
      return reply.type('application/json; charset=utf-8').send(answer);
    }
    logger.warn({ reason: outcome.reason }, 'scan answered try later');
    return sendProblem(reply.header('retry-after', '30'), 503, outcome.reason);
  });
}

function* answerJson(report: object, edits: readonly Edit[]): Generator<string> {
  yield `{"verdict":${JSON.stringify(report)},"edits":`;
  yield* editsJson(edits);
  yield '}';
}

/** What the query parameters and the body say together. */
export function scanTransaction(query: ScanQuery, content: Uint8Array): Transaction {
  const { sender, recipient, clientAddress, clientName, helo } = query;
  return {
    client: {
      ...(clientAddress && { address: clientAddress }),
      ...(clientName && { name: clientName }),
      ...(helo && { ehloDomain: helo }),
    },
    envelope: {
      ...(sender !== undefined && { reversePath: sender }),
      forwardPaths: [recipient ?? []].flat(),
    },
    content,
  };
}
