import { z } from 'zod';
import { Fault } from '../../fault.ts';

/** Four bytes of length, JSON of so many bytes, and the rest as it is: bytes in JSON would take a third more. */
export function encodeFrame(head: object, bytes: Uint8Array): Buffer {
  return Buffer.concat(framePieces(head, bytes));
}

/** The same in two pieces: to put a message of 25 MB behind its head would hold the event loop up. */
export function framePieces(head: object, bytes: Uint8Array): readonly Uint8Array[] {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  return [Buffer.concat([length, json]), bytes];
}

const LENGTH_BYTES = 4;

/** What a frame holds. The bytes are a view into it. */
export interface Frame<Head> {
  readonly head: Head;
  readonly bytes: Uint8Array;
}

/** Reads a frame through the schema of its head. Throws the fault `queue-unavailable` when it is not one. */
export function decodeFrame<Schema extends z.ZodType>(schema: Schema, frame: Buffer): Frame<z.infer<Schema>> {
  try {
    const end = LENGTH_BYTES + frame.readUInt32BE();
    const json: unknown = JSON.parse(frame.toString('utf8', LENGTH_BYTES, end));
    return { head: schema.parse(json), bytes: frame.subarray(end) };
  } catch (cause) {
    throw new Fault('queue-unavailable', `something else than ours is in the queue: ${problem(cause)}`, {
      cause,
    });
  }
}

function problem(cause: unknown): string {
  if (cause instanceof z.ZodError) return z.prettifyError(cause);
  return cause instanceof Error ? cause.message : String(cause);
}
