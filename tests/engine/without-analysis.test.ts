import { expect, it } from 'vitest';
import { applyEdits } from '../../src/engine/engine.ts';
import { withoutAnalysis } from '../../src/engine/without-analysis.ts';
import { Fault } from '../../src/fault.ts';
import { fakeLogger } from '../hooks/milter/fake-engine.ts';

const FORGED =
  'Authentication-Results: mx.home.example; dmarc=pass\r\nX-Counterfoil-Level: 0\r\nFrom: a@b.example\r\n';
const content = Buffer.from(`${FORGED}\r\nBonjour\r\n`);

it.each([
  ['our own id, whose results go', 'mx.home.example', 'From: a@b.example\r\n'],
  ['no id, so that no results are ours', undefined, FORGED.replace('X-Counterfoil-Level: 0\r\n', '')],
])('a message without an analysis is marked; we have %s', (_, authservId, rest) => {
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content };
  const fault = new Fault('deadline-passed', 'a test');
  const unanalysed = { id: 'id-1', transaction, fault, option: 'deliver-unavailable', authservId } as const;
  const outcome = withoutAnalysis(unanalysed, fakeLogger());
  if (outcome.kind !== 'edits') expect.fail('the message is held back');
  expect(Buffer.from(applyEdits(content, outcome.edits)).toString()).toBe(
    'X-Counterfoil-Verdict: unavailable; id=id-1; v=1\r\nX-Counterfoil-Rules: none\r\nX-Counterfoil-Level: 0\r\n' +
      `${rest}\r\nBonjour\r\n`,
  );
});
