import type { Edit } from '../rewrite/edit.ts';

/** What is turned into Base64 at a stretch; a multiple of three, so that the pieces follow each other seamlessly. */
const PIECE_BYTES = 196_608;

/**
 * Edits as a JSON array, piece by piece: a new body is in Base64, and 25 MB of it at once would hold an event loop up
 * for a tenth of a second.
 */
export function* editsJson(edits: readonly Edit[]): Generator<string> {
  let before = '[';
  for (const edit of edits) {
    yield before;
    before = ',';
    if (edit.kind === 'replace-body') yield* bodyJson(edit.body);
    else yield JSON.stringify(edit);
  }
  yield edits.length === 0 ? '[]' : ']';
}

function* bodyJson({ buffer, byteOffset, byteLength }: Uint8Array): Generator<string> {
  const body = Buffer.from(buffer, byteOffset, byteLength);
  yield '{"kind":"replace-body","body":"';
  for (let start = 0; start < byteLength; start += PIECE_BYTES)
    yield body.toString('base64', start, Math.min(start + PIECE_BYTES, byteLength));
  yield '"}';
}
