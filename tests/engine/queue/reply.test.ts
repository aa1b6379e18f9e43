import { describe, expect, it } from 'vitest';
import { decodeReply, encodeReply, encodeStoredReply, type Reply } from '../../../src/engine/queue/reply.ts';
import type { Edit } from '../../../src/rewrite/edit.ts';

const CONTENT = Buffer.from(`Subject: x\r\n\r\nHello\r\n${'attachment\r\n'.repeat(10_000)}`);
const BODY = Buffer.from(`Banner\r\nHello\r\n${'attachment\r\n'.repeat(10_000)}`);

const EDITS: readonly Edit[] = [
  { kind: 'delete-field', name: 'X-Counterfoil-Verdict', occurrence: 2 },
  { kind: 'insert-field', name: 'X-Counterfoil-Level', value: '3' },
  { kind: 'replace-field', name: 'Content-Type', occurrence: 1, value: 'text/plain' },
  { kind: 'replace-body', body: BODY },
  { kind: 'quarantine', reason: 'counterfoil: impersonation' },
];

const REPORT = {
  version: 1,
  verdict: 'impersonation',
  score: 8.7,
  disposition: 'quarantine',
  brand: null,
  language: 'fr',
  origin: { domain: 'contactcenter.be', role: 'stranger' },
  findings: [{ rule: 'claim-in-local-part', weight: 3.5 }],
};

const JUDGED: Reply = {
  id: 'one',
  worker: { name: 'host:1', rules: '0123456789abcdef' },
  outcome: { kind: 'judged', report: REPORT, edits: EDITS },
};

describe('a reply', () => {
  it('comes as it was sent, the new body byte for byte', async () => {
    const frame = encodeReply(JUDGED, CONTENT);
    const received = decodeReply(frame);
    expect(received).toMatchObject({ kind: 'whole', id: 'one' });
    if (received.kind === 'whole') expect(await received.complete(CONTENT)).toEqual(JUDGED);
  });

  it('is small however large the message is', () => {
    expect(encodeReply(JUDGED, CONTENT).length).toBeLessThan(1_500);
  });

  it('carries a failure', async () => {
    const outcome = { kind: 'failed', code: 'overloaded', reason: 'too much' } as const;
    const received = decodeReply(encodeReply({ ...JUDGED, outcome }, CONTENT));
    expect(received.kind === 'whole' && (await received.complete(CONTENT)).outcome).toEqual(outcome);
  });

  it('tells that it is stored', () => {
    expect(decodeReply(encodeStoredReply('one'))).toEqual({ kind: 'stored', id: 'one' });
  });

  it('fits its own message only', async () => {
    const received = decodeReply(encodeReply(JUDGED, CONTENT));
    if (received.kind !== 'whole') expect.fail('no whole reply');
    await expect(received.complete(Buffer.from('Subject: y\r\n\r\n'))).rejects.toThrow(RangeError);
  });
});
