import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, Offer } from '../../../src/hooks/milter/codec/command.ts';
import type { Reply } from '../../../src/hooks/milter/codec/reply.ts';
import { type Action, MilterSession } from '../../../src/hooks/milter/session.ts';
import { bytes } from './mail-server/encode-command.ts';
import { CONNECT, END, MESSAGE, macros, messageCommands } from './mail-server/sent-message.ts';

/** The SMFIP_NR_* bits as the protocol numbers them, apart from the code under test. */
const NO_REPLY: Readonly<Partial<Record<Command['kind'], number>>> = {
  connect: 0x1000,
  helo: 0x2000,
  mail: 0x4000,
  recipient: 0x8000,
  data: 0x10000,
  unknown: 0x20000,
  header: 0x80,
  'end-of-header': 0x40000,
  body: 0x80000,
};

const CONVERSATION: readonly Command[] = [
  macros('C', { '{daemon_name}': 'mail.example.net' }),
  ...CONNECT,
  macros('M', { '{mail_addr}': 'anna@example.org' }),
  ...messageCommands({
    ...MESSAGE,
    to: ['<b@example.net>', '<c@example.net>'],
    body: Buffer.alloc(200_000, 'x'),
  }),
  macros('E', { i: '4ABC' }),
  END,
  { kind: 'abort' },
  { kind: 'unknown', command: 'XYZZY' },
  ...messageCommands(),
  { kind: 'abort' },
  { kind: 'abort' },
  ...messageCommands({ ...MESSAGE, body: bytes('') }),
  END,
  { kind: 'quit-new-connection' },
  ...CONNECT,
  ...messageCommands(),
  END,
  { kind: 'quit' },
];

/** Kinds of commands that were answered, and those that the mail server waits for. */
function conversation(offer: Offer): { readonly answered: string[]; readonly awaited: string[] } {
  const session = new MilterSession({ maxMessageBytes: 150_000, skipAuthenticatedSubmissions: true });
  const agreed = replyOf(session.handle({ kind: 'negotiate', ...offer }));
  const protocol = agreed?.kind === 'negotiate' ? agreed.protocol : -1;
  expect(BigInt(protocol) & ~BigInt(offer.protocol)).toBe(0n);
  const answered: string[] = [];
  const awaited: string[] = [];
  for (const command of CONVERSATION) {
    const action = session.handle(command);
    if (action.kind === 'reply' || action.kind === 'analyse') answered.push(command.kind);
    expect(replyOf(action)?.kind).not.toBe('accept');
    const bit = NO_REPLY[command.kind];
    const isAwaited = command.kind === 'end-of-message' || (bit !== undefined && (protocol & bit) === 0);
    if (isAwaited) awaited.push(command.kind);
  }
  return { answered, awaited };
}

function replyOf(action: Action): Reply | undefined {
  return action.kind === 'reply' ? action.reply : undefined;
}

describe('as many replies as the mail server waits for', () => {
  it.each([
    ['Postfix speaking 2', { version: 2, actions: 0x3f, protocol: 0x7f }, 39],
    ['Postfix speaking 3', { version: 3, actions: 0x3f, protocol: 0x17f }, 39],
    ['Postfix speaking 4', { version: 4, actions: 0x3f, protocol: 0x37f }, 39],
    ['Postfix and Sendmail speaking 6', { version: 6, actions: 0x1ff, protocol: 0x1fffff }, 3],
    ['Stalwart', { version: 6, actions: 0xff, protocol: 0x42 }, 39],
  ])('%s', (_, offer, count) => {
    const { answered, awaited } = conversation(offer);
    expect(answered).toEqual(awaited);
    expect(answered).toHaveLength(count);
  });

  it('every combination of the bits that suppress replies', () => {
    const bits = Object.values(NO_REPLY);
    for (let mask = 0; mask < 2 ** bits.length; mask++) {
      const protocol = bits.reduce((sum, bit, index) => (mask & (1 << index) ? sum | bit : sum), 0);
      const { answered, awaited } = conversation({ version: 6, actions: 0x1ff, protocol });
      expect(answered).toEqual(awaited);
    }
  });

  it('any offer', () => {
    const offer = fc.record({
      version: fc.integer({ min: 2, max: 9 }),
      actions: fc.nat({ max: 0xffffffff }),
      protocol: fc.nat({ max: 0xffffffff }),
    });
    fc.assert(
      fc.property(offer, (any) => {
        const { answered, awaited } = conversation(any);
        expect(answered).toEqual(awaited);
      }),
    );
  });
});
