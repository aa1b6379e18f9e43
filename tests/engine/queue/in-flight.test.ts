import { describe, expect, it } from 'vitest';
import { inFlight } from '../../../src/engine/queue/in-flight.ts';
import type { QueuedMessage } from '../../../src/engine/queue/queued-message.ts';
import { decodeReply, encodeReply } from '../../../src/engine/queue/reply.ts';

const DEADLINE_MS = 60_000;

function message(id: string, bytes = 10): QueuedMessage {
  const transaction = { client: {}, envelope: { forwardPaths: [] }, content: new Uint8Array(bytes) };
  return { id, transaction, replaceBody: true };
}

function failedReply(id: string) {
  const outcome = { kind: 'failed', code: 'analysis-failed', reason: id } as const;
  const received = decodeReply(
    encodeReply({ id, worker: { name: 'w', rules: 'r' }, outcome }, Buffer.alloc(0)),
  );
  if (received.kind !== 'whole') throw new Error('no whole reply');
  return received;
}

describe('what is in flight', () => {
  it('gets its own reply once, and after that nobody waits for one', async () => {
    const waiting = inFlight({ messages: 2, bytes: 100 });
    const [one, other] = [
      waiting.enter(message('one'), DEADLINE_MS),
      waiting.enter(message('other'), DEADLINE_MS),
    ];
    expect(waiting.settle(failedReply('other'))).toBe(true);
    await expect(other.reply).resolves.toMatchObject({ id: 'other' });
    other.leave();
    expect(waiting.settle(failedReply('other'))).toBe(false);
    expect(waiting.has('one')).toBe(true);
    one.leave();
  });

  it('is bounded by messages and by bytes, and makes room again', () => {
    const waiting = inFlight({ messages: 2, bytes: 100 });
    const first = waiting.enter(message('first', 60), DEADLINE_MS);
    expect(() => waiting.enter(message('too large', 60), DEADLINE_MS)).toThrow('too many messages');
    const second = waiting.enter(message('second', 40), DEADLINE_MS);
    expect(() => waiting.enter(message('third', 0), DEADLINE_MS)).toThrow('too many messages');
    first.leave();
    first.leave();
    second.leave();
    waiting.enter(message('larger than all', 1_000), DEADLINE_MS).leave();
  });

  it('is given up at the deadline', async () => {
    const waiting = inFlight({ messages: 1, bytes: 100 });
    const late = waiting.enter(message('late'), 5);
    await expect(late.reply).rejects.toMatchObject({ code: 'deadline-passed' });
    late.leave();
  });
});
