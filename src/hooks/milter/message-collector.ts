import type { ByteString } from './codec/byte-string.ts';
import { fromByteString } from './codec/byte-string.ts';

const END_OF_HEADER = fromByteString('\r\n');

/**
 * One message as it comes in, byte for byte: `name ":" value CRLF` for each header field, an empty line, the body.
 *
 * A mail server tells folds as LF and white space. Without PROTOCOL.headerLeadingSpace it also eats one space
 * after the colon, which is put back here.
 */
export class MessageCollector {
  readonly #maxBytes: number;
  readonly #leadingSpace: boolean;
  readonly #header: Uint8Array[] = [];
  readonly #body: Uint8Array[] = [];
  #firstName: ByteString | undefined;
  #bytes = 0;
  #truncated = false;

  /** `leadingSpace`: the values come with the white space after the colon. */
  constructor(maxBytes: number, leadingSpace: boolean) {
    this.#maxBytes = maxBytes;
    this.#leadingSpace = leadingSpace;
  }

  /** Whether bytes were left out because the message is larger than the limit. */
  get truncated(): boolean {
    return this.#truncated;
  }

  addField(name: ByteString, value: ByteString): void {
    this.#firstName ??= name;
    const separator = this.#leadingSpace ? ':' : ': ';
    // Most mail servers fold with LF, Stalwart leaves CRLF as it is.
    const line = `${name}${separator}${value}`.replace(/\r?\n/g, '\r\n');
    this.#add(this.#header, fromByteString(`${line}\r\n`));
  }

  addBody(chunk: Uint8Array): void {
    this.#add(this.#body, chunk);
  }

  /**
   * The message in memory of its own, so that it can be transferred to another thread.
   *
   * `bodyIsMessage`: the mail server is one that sends the whole message as the body. Then the body is the
   * message, provided that it begins with the first header field.
   */
  content(bodyIsMessage: boolean): Uint8Array<ArrayBuffer> {
    if (bodyIsMessage && this.#bodyStartsWithField()) return join(this.#body);
    return join([...this.#header, END_OF_HEADER, ...this.#body]);
  }

  #add(pieces: Uint8Array[], piece: Uint8Array): void {
    const room = this.#maxBytes - this.#bytes;
    if (piece.length > room) this.#truncated = true;
    if (room <= 0 || piece.length === 0) return;
    const kept = piece.subarray(0, room);
    pieces.push(kept);
    this.#bytes += kept.length;
  }

  #bodyStartsWithField(): boolean {
    if (this.#firstName === undefined) return false;
    const [start] = this.#body;
    const beginning = start && Buffer.from(start.subarray(0, this.#firstName.length + 1)).toString('latin1');
    return beginning?.toLowerCase() === `${this.#firstName}:`.toLowerCase();
  }
}

function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}
