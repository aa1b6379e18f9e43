import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negotiate } from '../../../../src/hooks/milter/codec/negotiation.ts';

const WISH = { actions: 0x131, protocol: 0x1ff580 };

describe('negotiate', () => {
  it.each([
    ['version 6, everything', { version: 6, actions: 0x1ff, protocol: 0x1fffff }, { version: 6, ...WISH }],
    ['a later version', { version: 7, actions: 0x1ff, protocol: 0x1fffff }, { version: 6, ...WISH }],
    [
      'Postfix speaking 2',
      { version: 2, actions: 0x3f, protocol: 0x7f },
      { version: 2, actions: 0x31, protocol: 0 },
    ],
    ['Stalwart', { version: 6, actions: 0xff, protocol: 0x42 }, { version: 6, actions: 0x31, protocol: 0 }],
    ['nothing', { version: 3, actions: 0, protocol: 0 }, { version: 3, actions: 0, protocol: 0 }],
  ])('chooses from %s', (_, offer, agreement) => {
    expect(negotiate(offer, WISH)).toEqual({ kind: 'agreed', agreement });
  });

  it.each([0, 1])('refuses version %i', (version) => {
    expect(negotiate({ version, actions: 0x1ff, protocol: 0x1fffff }, WISH).kind).toBe('refused');
  });

  it('never takes a bit that was not offered, nor one that was not wished for', () => {
    const bits = fc.nat({ max: 0xffffffff });
    fc.assert(
      fc.property(bits, bits, bits, bits, (actions, protocol, wishedActions, wishedProtocol) => {
        const wish = { actions: wishedActions, protocol: wishedProtocol };
        const negotiation = negotiate({ version: 6, actions, protocol }, wish);
        const agreement = negotiation.kind === 'agreed' ? negotiation.agreement : undefined;
        expect(agreement && BigInt(agreement.actions)).toBe(BigInt(actions) & BigInt(wishedActions));
        expect(agreement && BigInt(agreement.protocol)).toBe(BigInt(protocol) & BigInt(wishedProtocol));
      }),
    );
  });
});
