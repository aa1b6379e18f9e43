import { describe, expect, it } from 'vitest';
import { createReloader } from '../../../src/engine/reload.ts';
import { Fault } from '../../../src/fault.ts';
import { ReloadAnswer, ReloadProblem } from '../../../src/hooks/webhook/scan-schema.ts';
import { fakeEngine, fakeLogger } from '../milter/fake-engine.ts';
import { startTestServer } from './test-server.ts';

const source = {} as never;

describe('POST /v1/rules/reload', () => {
  async function reload(read: Parameters<typeof createReloader>[0]['read'], workersTold?: number) {
    const means = { read, apply: async () => workersTold, logger: fakeLogger(), version: 'old' };
    const server = await startTestServer(fakeEngine(), { reloader: createReloader(means) });
    const response = await fetch(`http://${server.address}/v1/rules/reload`, { method: 'POST' });
    const answer = { status: response.status, type: response.headers.get('content-type') };
    const json: unknown = await response.json();
    await server.close();
    return { ...answer, json };
  }

  it.each([undefined, 2])('answers as the description says (%s workers told)', async (workersTold) => {
    const checked = { source, version: 'new', rules: 3, brands: 4 };
    const { status, json } = await reload(async () => checked, workersTold);
    expect(status).toBe(200);
    expect(json).toEqual({
      ...{ rulesVersion: 'new', previousVersion: 'old', rules: 3, brands: 4 },
      ...(workersTold !== undefined && { workersTold }),
    });
    expect(ReloadAnswer.parse(json)).toEqual(json);
  });

  it('answers a refusal as the description says', async () => {
    const { status, type, json } = await reload(async () => {
      throw new Fault('rules-invalid', 'a.yaml:1:1 wrong\nb.yaml:2:1 wrong, too');
    });
    expect(status).toBe(422);
    expect(type).toContain('application/problem+json');
    expect(json).toMatchObject({
      rulesVersion: 'old',
      problems: ['a.yaml:1:1 wrong', 'b.yaml:2:1 wrong, too'],
    });
    expect(ReloadProblem.parse(json)).toEqual(json);
  });
});
