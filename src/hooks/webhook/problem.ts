import type { FastifyReply } from 'fastify';

/** Answers with a problem (RFC 9457); `title` may be shown to anyone. */
export function sendProblem(reply: FastifyReply, status: number, title: string): FastifyReply {
  // A string, or Fastify would write JSON under a content type of its own.
  return reply.code(status).type('application/problem+json').send(JSON.stringify({ title, status }));
}
