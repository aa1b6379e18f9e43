import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { mtaHookOperations } from '../mta-hook/operations.ts';
import { rspamdOperations } from '../rspamd/operations.ts';
import { FeedbackAccepted, FeedbackQuery } from './feedback-schema.ts';
import {
  IdempotencyKey,
  MessageAccepted,
  MessageJudged,
  MessageStatus,
  MessagesQuery,
} from './messages-schema.ts';
import {
  OutboundAnswer,
  OutboundQuery,
  Problem,
  ReloadAnswer,
  ReloadProblem,
  ScanAnswer,
  ScanQuery,
} from './scan-schema.ts';

/** Serves the description of the HTTP interface at `GET /v1/openapi.json`. */
export function addOpenApi(server: FastifyInstance): void {
  server.get('/v1/openapi.json', () => openApi());
}

const SCHEMAS = {
  ScanAnswer,
  OutboundAnswer,
  MessageAccepted,
  MessageStatus,
  MessageJudged,
  ReloadAnswer,
  ReloadProblem,
  FeedbackAccepted,
  Problem,
} as const;

type SchemaName = keyof typeof SCHEMAS;

/** OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12; made of what the routes check with. */
function openApi(): object {
  const schemas = Object.entries(SCHEMAS).map(([name, schema]) => [name, z.toJSONSchema(schema)]);
  return {
    openapi: '3.1.0',
    info: { title: 'Counterfoil', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    security: [{ token: [] }, { basic: [] }, { certificate: [] }],
    paths: {
      '/v1/scan': { post: scan() },
      '/v1/outbound': { post: outbound() },
      '/v1/messages': { post: postMessage() },
      '/v1/messages/{id}': { get: messageStatus() },
      '/v1/rules/reload': { post: reload() },
      '/v1/feedback': { post: feedback() },
      ...mtaHookOperations(REFUSALS, problem),
      ...rspamdOperations(REFUSALS),
      '/v1/openapi.json': { get: plain('This description', 'application/json') },
      '/metrics': { get: plain('Figures for Prometheus', 'text/plain') },
      '/admin/queue': {
        get: plain('The queue, for administrators; where http.queueBoard is set', 'text/html'),
      },
      '/livez': { get: health('Whether the process is alive') },
      '/readyz': { get: health('Whether messages can be judged') },
    },
    webhooks: { 'message.judged': { post: callback() } },
    components: { securitySchemes: SECURITY, schemas: Object.fromEntries(schemas) },
  };
}

const SECURITY = {
  token: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic', description: 'The token as the password of any user' },
  certificate: { type: 'mutualTLS' },
} as const;

/** What every guarded route may answer. */
const REFUSALS = {
  401: problem('No token, or a wrong one'),
  403: problem('No token is set and the caller is on another machine, or no client certificate was shown'),
  429: problem('Too many requests; try again after Retry-After seconds'),
} as const;

const MESSAGE_BODY = {
  required: true,
  content: { 'message/rfc822': { schema: { type: 'string', format: 'binary' } } },
} as const;

function scan(): object {
  return {
    summary: 'Judge a message and tell what to change in it',
    parameters: queryParameters(ScanQuery),
    requestBody: MESSAGE_BODY,
    responses: {
      200: json('The verdict, and what to change', 'ScanAnswer'),
      400: problem('No message, or a wrong parameter'),
      ...REFUSALS,
      413: problem('The message is above message.maxBytes'),
      503: problem('No analysis now; try again after Retry-After seconds'),
    },
  };
}

function outbound(): object {
  return {
    summary: 'Tell what to take out of a message that somebody here sends; it is not judged',
    parameters: queryParameters(OutboundQuery),
    requestBody: MESSAGE_BODY,
    responses: {
      200: json('Our banners and fields as edits; none where there is nothing to take out', 'OutboundAnswer'),
      400: problem('No message, or a wrong parameter'),
      ...REFUSALS,
      413: problem('The message is above message.maxBytes'),
    },
  };
}

function postMessage(): object {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: z.toJSONSchema(IdempotencyKey),
  };
  return {
    summary: 'Take a message; its verdict goes to a callback',
    parameters: [...queryParameters(MessagesQuery), key],
    requestBody: MESSAGE_BODY,
    responses: {
      202: json('The message is in the queue; Location says where its status is', 'MessageAccepted'),
      400: problem('No message, or a wrong parameter or Idempotency-Key'),
      ...REFUSALS,
      413: problem('The message is above message.maxBytes'),
      422: problem('The Idempotency-Key was used for another message, or the target is not known'),
      501: problem('There is no queue, or no callback is configured'),
      503: problem('Not now: the queue is away or full; try again after Retry-After seconds'),
    },
  };
}

function messageStatus(): object {
  return {
    summary: 'How far a message of POST /v1/messages is',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      200: json('Its status', 'MessageStatus'),
      ...REFUSALS,
      404: problem('There is no such message, or its lifetime is over'),
      501: problem('There is no queue, or no callback is configured'),
      503: problem('The queue is away'),
    },
  };
}

function reload(): object {
  return {
    summary: 'Read the rules again',
    responses: {
      200: json('They judge from now on', 'ReloadAnswer'),
      422: response('They are not valid, and the old ones stay', 'application/problem+json', 'ReloadProblem'),
      ...REFUSALS,
    },
  };
}

function feedback(): object {
  return {
    summary: 'Report a message that was judged wrongly; where feedback.enabled is set',
    parameters: queryParameters(FeedbackQuery),
    requestBody: MESSAGE_BODY,
    responses: {
      202: json(
        'The report waits for an administrator; the same message twice is one report',
        'FeedbackAccepted',
      ),
      400: problem('No message, or a wrong parameter'),
      ...REFUSALS,
      413: problem('The message is above message.maxBytes'),
      429: problem('Too many requests, or too many reports of this person today; see Retry-After'),
      503: problem('The message cannot be judged now; try again after Retry-After seconds'),
    },
  };
}

function callback(): object {
  const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  return {
    summary: 'What the receiver of a callback gets, signed as Standard Webhooks says',
    security: [],
    parameters: headers.map((name) => ({ name, in: 'header', required: true, schema: { type: 'string' } })),
    requestBody: { required: true, content: contentOf('application/json', 'MessageJudged') },
    responses: {
      '2XX': { description: 'Taken' },
      410: { description: 'No further try' },
      default: { description: 'Tried again later, not before Retry-After' },
    },
  };
}

function queryParameters(query: z.ZodType): object[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function plain(summary: string, type: string): object {
  return { summary, responses: { 200: { description: 'It', content: { [type]: {} } }, ...REFUSALS } };
}

function health(summary: string): object {
  return { summary, security: [], responses: { 200: { description: 'Yes' } } };
}

function json(description: string, schema: SchemaName): object {
  return response(description, 'application/json', schema);
}

function problem(description: string): object {
  return response(description, 'application/problem+json', 'Problem');
}

function response(description: string, type: string, schema: SchemaName): object {
  return { description, content: contentOf(type, schema) };
}

function contentOf(type: string, schema: SchemaName): object {
  return { [type]: { schema: { $ref: `#/components/schemas/${schema}` } } };
}
