/** A shifted sequence (RFC 2152): base64 of UTF-16 between `+` and whatever is no base64; `+-` is a plus sign. */
const SHIFTED = /\+([A-Za-z0-9+/]*)-?/g;

const UTF_16 = new TextDecoder('utf-16be');

/** Decodes UTF-7, which some mail programs still read and no browser does: `+AFA-roximus`. Never throws. */
export function decodeUtf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.replace(SHIFTED, (_, base64: string) =>
    base64 === '' ? '+' : UTF_16.decode(wholeUnits(Buffer.from(base64, 'base64'))),
  );
}

/** The bits that fill up the last character may make half a unit. */
function wholeUnits(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length - (bytes.length % 2));
}
