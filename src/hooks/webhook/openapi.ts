import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Problem, ScanAnswer, ScanQuery, VerdictReport } from './scan-schema.ts';

/** Serves the description of the HTTP interface at `GET /v1/openapi.json`. */
export function addOpenApi(server: FastifyInstance): void {
  server.get('/v1/openapi.json', () => openApi());
}

/** OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12; made of what the routes check with. */
function openApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Counterfoil', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    security: [{ token: [] }],
    paths: {
      '/v1/scan': { post: messageOperation('Judge a message and tell what to change in it', 'ScanAnswer') },
      '/v1/messages': { post: messageOperation('Judge a message', 'VerdictReport') },
      '/livez': { get: healthOperation('Whether the process is alive') },
      '/readyz': { get: healthOperation('Whether messages can be judged') },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ScanAnswer: z.toJSONSchema(ScanAnswer),
        VerdictReport: z.toJSONSchema(VerdictReport),
        Problem: z.toJSONSchema(Problem),
      },
    },
  };
}

function messageOperation(summary: string, answer: 'ScanAnswer' | 'VerdictReport'): object {
  const content = { 'message/rfc822': { schema: { type: 'string', format: 'binary' } } };
  return {
    summary,
    parameters: queryParameters(answer === 'ScanAnswer' ? Object.keys(ScanQuery.shape) : ENVELOPE),
    requestBody: { required: true, content },
    responses: {
      200: response('The verdict', 'application/json', answer),
      400: problem('No message, or a wrong parameter'),
      401: problem('No token, or a wrong one'),
      403: problem('No token is set, and the caller is on another machine'),
      413: { description: 'The message is above message.maxBytes' },
      429: problem('Too many requests; try again after Retry-After seconds'),
      503: problem('No analysis now; try again after Retry-After seconds'),
    },
  };
}

const ENVELOPE = ['sender', 'recipient'];

function queryParameters(names: readonly string[]): object[] {
  const { properties = {} } = z.toJSONSchema(ScanQuery, { io: 'input' });
  return Object.entries(properties)
    .filter(([name]) => names.includes(name))
    .map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

function healthOperation(summary: string): object {
  return { summary, security: [], responses: { 200: { description: 'Yes' } } };
}

function problem(description: string): object {
  return response(description, 'application/problem+json', 'Problem');
}

function response(description: string, type: string, schema: string): object {
  return { description, content: { [type]: { schema: { $ref: `#/components/schemas/${schema}` } } } };
}
