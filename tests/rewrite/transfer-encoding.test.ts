import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transferEncodingOf } from '../../src/rewrite/transfer-encoding.ts';

/** Without the characters that no alphabet has, so that `=` and line ends are frequent. */
const raw = fc
  .string({ unit: fc.constantFrom(...'ABCDxyz+/019=\r\n \t.é<>') })
  .map((text) => Buffer.from(text, 'latin1'));

/** Begins with no hexadecimal digit, which an equals sign in front of it would take for its own. */
const insertion = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.concat([Buffer.from('<'), bytes]));

function fitted(bytes: Uint8Array, unit: number): Buffer {
  const missing = (unit - (bytes.length % unit)) % unit;
  return Buffer.concat([bytes, Buffer.alloc(missing, '>')]);
}

describe.each(['7bit', '8bit', 'binary', 'base64', 'quoted-printable'])('%s', (name) => {
  const encoding = transferEncodingOf(name);
  if (!encoding) throw new Error(name);

  it('decodes what it encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const decoded = Buffer.from(bytes);
        expect(encoding.decode(encoding.encode(decoded, '\r\n')).equals(decoded)).toBe(true);
      }),
    );
  });

  it('shows an insertion at its offset in any body, well formed or not', () => {
    fc.assert(
      fc.property(raw, insertion, fc.nat(), (body, bytes, position) => {
        const decoded = encoding.decode(body);
        const offset = position % (decoded.length + 1);
        const inserted = fitted(bytes, encoding.insertionUnit);
        const expected = Buffer.concat([decoded.subarray(0, offset), inserted, decoded.subarray(offset)]);
        expect(encoding.decode(encoding.insert(body, offset, inserted, '\n')).toString('hex')).toBe(
          expected.toString('hex'),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps lines within what mail allows', () => {
    const body = encoding.encode(Buffer.from('x'.repeat(70)), '\r\n');
    const inserted = encoding.insert(
      body,
      31,
      fitted(Buffer.from('é'.repeat(300)), encoding.insertionUnit),
      '\r\n',
    );
    const longest = Math.max(
      ...inserted
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(name === 'base64' || name === 'quoted-printable' ? 76 : 998);
  });
});

it('knows no other name', () => {
  expect(transferEncodingOf('x-uuencode')).toBeUndefined();
});
