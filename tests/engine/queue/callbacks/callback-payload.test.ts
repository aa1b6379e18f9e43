import { expect, it } from 'vitest';
import { loadConfiguration } from '../../../../src/config/load-configuration.ts';
import type { AnalysisPool } from '../../../../src/engine/analysis-pool.ts';
import { judgedPayload } from '../../../../src/engine/queue/callbacks/callback-payload.ts';
import { Fault } from '../../../../src/fault.ts';
import { fakeLogger } from '../../../hooks/milter/fake-engine.ts';

const pool: AnalysisPool = {
  threads: 1,
  ready: async () => {},
  run: async () => {
    throw new Fault('deadline-passed', 'a test');
  },
  close: async () => {},
};

it.each([
  ['our own id', 'authentication: { authservId: MX.home.example }\n', ['Authentication-Results']],
  ['no id', '{}\n', []],
])('what is called back without an analysis loses forged results: %s', async (_, text, names) => {
  const reading = loadConfiguration({ file: 'test.yaml', text }, {});
  if (!reading.ok) expect.fail(JSON.stringify(reading.problems));
  const content = Buffer.from('Authentication-Results: mx.home.example; dmarc=pass\r\n\r\nBonjour\r\n');
  const message = {
    ...{ id: '01K', replaceBody: true },
    transaction: { client: {}, envelope: { forwardPaths: [] }, content },
  };
  const means = { configuration: reading.configuration, pool, logger: fakeLogger() };
  const { verdict, body } = await judgedPayload(message, means);
  const { data } = JSON.parse(body.toString()) as { data: { edits: { kind: string; name: string }[] } };
  expect(verdict).toBe('unavailable');
  const deleted = data.edits.filter(({ kind }) => kind === 'delete-field');
  expect(deleted.map(({ name }) => name)).toEqual(names);
});
