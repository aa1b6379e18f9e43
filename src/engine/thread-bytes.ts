import { Piscina } from 'piscina';
import type { Analysis } from '../analysis/analysis.ts';

/**
 * Bytes that this thread alone can see. What comes in shared memory is copied here: the event loop that sent it has
 * others to serve, and not everything that reads bytes takes shared ones.
 */
export function ownBytes(content: Uint8Array): Uint8Array {
  return content.buffer instanceof SharedArrayBuffer ? new Uint8Array(content) : content;
}

/** From so many bytes on, copying a body takes longer than handing it over. */
const LARGE_BYTES = 262_144;

/** An analysis on its way to the main thread, with a large new body as it is instead of a copy. */
export function handedOver(analysis: Analysis): Analysis {
  const bodies = analysis.edits.flatMap((edit) =>
    edit.kind === 'replace-body' && standsAlone(edit.body) ? [edit.body.buffer] : [],
  );
  if (bodies.length === 0) return analysis;
  // Piscina unwraps it at the other end, so what arrives is an analysis; its types know the wrapping alone.
  const { transferableSymbol, valueSymbol } = Piscina;
  return Piscina.move({
    [valueSymbol]: analysis,
    [transferableSymbol]: bodies,
  } as never) as unknown as Analysis;
}

/** A view into something larger must stay: others look into it, too. */
function standsAlone({ buffer, byteLength }: Uint8Array): boolean {
  return byteLength >= LARGE_BYTES && buffer.byteLength === byteLength && buffer instanceof ArrayBuffer;
}
