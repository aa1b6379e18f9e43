import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../../../src/telemetry/metrics.ts';
import { fakeEngine } from '../milter/fake-engine.ts';
import { startTestServer } from './test-server.ts';

/** As far as the tests look. */
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const ADMIN = 'a'.repeat(32);

const HEALTH = new Set(['/livez', '/readyz', '/ping']);

describe('the description of the HTTP interface', () => {
  let description: Description;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const server = await startTestServer(fakeEngine());
    stop = server.close;
    description = (await (await fetch(`http://${server.address}/v1/openapi.json`)).json()) as Description;
  });
  afterAll(() => stop());

  const operations = () =>
    Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('is OpenAPI 3.1 and lists every route of ours', () => {
    expect(description.openapi).toBe('3.1.0');
    expect(operations().map(({ path, method }) => `${method} ${path}`)).toEqual([
      'post /v1/scan',
      'post /v1/outbound',
      'post /v1/messages',
      'get /v1/messages/{id}',
      'post /v1/rules/reload',
      'post /v1/feedback',
      'post /v1/mta-hook',
      'post /checkv2',
      'post /check',
      'post /symbols',
      'get /ping',
      'get /v1/openapi.json',
      'get /metrics',
      'get /admin/queue',
      'get /livez',
      'get /readyz',
    ]);
    expect(Object.keys(description.webhooks)).toEqual(['message.judged']);
  });

  it('describes routes that are there, once everything is configured', async () => {
    const metrics = { ...(await createMetrics()) };
    const engine = {
      ...fakeEngine(),
      stripOutbound: async () => [],
      feedback: {
        concerns: () => false,
        takeForwarded: () => {},
        take: async () => ({ kind: 'taken', id: '01K' }) as const,
      },
    };
    const reloader = { reload: async () => ({ ok: false, rulesVersion: 'v', problems: [] }) as const };
    const board = async () => async (scope: FastifyInstance) => {
      scope.get('/', () => 'pages');
    };
    const server = await startTestServer(engine, { metrics, reloader, queueBoard: board, adminToken: ADMIN });
    for (const { path, method } of operations()) {
      const response = await fetch(`http://${server.address}${path}`, {
        method: method.toUpperCase(),
        headers: { authorization: `Bearer ${ADMIN}` },
      });
      expect([path, response.status]).not.toEqual([path, 404]);
    }
    await server.close();
  });

  it('describes every answer, and every refusal as a problem', () => {
    const answers = operations().flatMap(({ path, operation }) =>
      Object.entries(operation.responses).map(([status, answer]) => ({
        path,
        status: Number(status),
        ...answer,
      })),
    );
    for (const { path, status, description: words } of answers)
      expect(words, `${path} ${status}`).not.toBe('');
    for (const { content } of answers.filter(({ status }) => status >= 400))
      expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
    for (const { path, operation } of operations().filter((each) => !HEALTH.has(each.path)))
      expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(['401', '403', '429']));
    const { responses } = description.paths['/v1/messages']?.['post'] ?? {};
    expect(Object.keys(responses ?? {})).toEqual([
      '202',
      '400',
      '401',
      '403',
      '413',
      '422',
      '429',
      '501',
      '503',
    ]);
  });

  it('refers to schemas that are there, and to every one of them', () => {
    const text = JSON.stringify(description);
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(Object.keys(description.components.schemas)));
  });

  it('has the parameters that the routes check', () => {
    const named = (path: string) =>
      description.paths[path]?.['post']?.parameters?.map((each) => `${each.in} ${each.name}`);
    const envelope = ['sender', 'recipient', 'clientAddress', 'clientName', 'helo', 'replaceBody'];
    const query = envelope.map((name) => `query ${name}`);
    expect(named('/v1/scan')).toEqual(query);
    expect(named('/v1/outbound')).toEqual(['query replaceBody']);
    expect(named('/v1/messages')).toEqual([
      ...query,
      'query target',
      'query callback',
      'header Idempotency-Key',
    ]);
    const feedback = description.paths['/v1/feedback']?.['post']?.parameters;
    expect(feedback).toMatchObject([
      { name: 'kind', in: 'query', required: true },
      { name: 'reporter', in: 'query', required: true },
    ]);
    const scan = description.paths['/v1/scan']?.['post']?.parameters ?? [];
    expect(scan.some(({ required }) => required)).toBe(false);
  });
});
