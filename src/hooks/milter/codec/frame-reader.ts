import { MAX_FRAME_BYTES } from './constants.ts';
import { MilterProtocolError } from './protocol-error.ts';

/** A packet: a code of one character and its data. */
export interface Frame {
  readonly code: string;
  /** Shares memory with the bytes that were read: copy what you change. */
  readonly data: Uint8Array;
}

const LENGTH_BYTES = 4;

/**
 * Cuts a stream of bytes into frames (`uint32 length, code, data`), wherever the reads split it.
 *
 * Bytes wait in a list of chunks and are joined once per frame: joining at each read would copy a message of
 * 25 MB some hundred times.
 */
export class FrameReader {
  readonly #maxFrameBytes: number;
  #chunks: Uint8Array[] = [];
  #buffered = 0;
  /** Length of the frame whose prefix has been read. */
  #expected: number | undefined;

  constructor(maxFrameBytes = MAX_FRAME_BYTES) {
    this.#maxFrameBytes = maxFrameBytes;
  }

  /** The frames that are complete with this chunk. Throws MilterProtocolError on a frame of a forbidden length. */
  *read(chunk: Uint8Array): Generator<Frame, void, void> {
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
    for (let frame = this.#next(); frame; frame = this.#next()) yield frame;
  }

  #next(): Frame | undefined {
    this.#expected ??= this.#length();
    if (this.#expected === undefined || this.#buffered < this.#expected) return undefined;
    const bytes = this.#take(this.#expected);
    this.#expected = undefined;
    return { code: String.fromCharCode(bytes[0] ?? 0), data: bytes.subarray(1) };
  }

  #length(): number | undefined {
    if (this.#buffered < LENGTH_BYTES) return undefined;
    const prefix = this.#take(LENGTH_BYTES);
    const length = new DataView(prefix.buffer, prefix.byteOffset).getUint32(0);
    if (length === 0) throw new MilterProtocolError('a frame without a command');
    if (length > this.#maxFrameBytes) throw new MilterProtocolError('a frame above the size limit');
    return length;
  }

  /** The next `count` buffered bytes, without copying when one chunk holds them all. */
  #take(count: number): Uint8Array {
    this.#buffered -= count;
    const [first] = this.#chunks;
    if (first && first.length > count) {
      this.#chunks[0] = first.subarray(count);
      return first.subarray(0, count);
    }
    return this.#join(count);
  }

  #join(count: number): Uint8Array {
    let used = 0;
    let length = 0;
    while (length < count) length += this.#chunks[used++]?.length ?? 0;
    const taken = this.#chunks.splice(0, used);
    const joined = taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken);
    if (length > count) this.#chunks.unshift(joined.subarray(count));
    return joined.subarray(0, count);
  }
}
