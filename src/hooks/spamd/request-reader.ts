import { MAX_HEAD_BYTES, MAX_RETURNED_BYTES } from './limits.ts';
import { parseFirstLine, parseHead } from './parse-head.ts';
import { type Request, type RequestHead, requestField } from './request.ts';
import { SpamdError } from './spamd-error.ts';

const LF = 0x0a;
const CR = 0x0d;
const NOTHING = new Uint8Array();

/** CR LF CR LF. */
const END_OF_HEAD_BYTES = 4;

/** Commands that are complete with their first line; some clients send nothing after it. */
const SHORT: ReadonlySet<string> = new Set(['PING', 'SKIP']);

/**
 * One request as it comes in, wherever the reads split it. The length in the request counts and not the end of the
 * stream, which Exim announces early; only a client that tells no length ends its message by closing its side.
 */
export class RequestReader {
  readonly #maxBytes: number;
  #start: Uint8Array = NOTHING;
  #firstLineRead = false;
  #head: RequestHead | undefined;
  #expected: number | undefined;
  #received = 0;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;

  /** `maxBytes`: of the message; what is beyond is counted and left out, unless the client wants the message back. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The request, once it is complete. Throws SpamdError. */
  read(chunk: Uint8Array): Request | undefined {
    if (this.#head) return this.#readBody(this.#head, chunk);
    const seen = this.#start.length;
    this.#start = seen === 0 ? chunk : Buffer.concat([this.#start, chunk]);
    return this.#readShort() ?? this.#readHead(seen);
  }

  /** The client sends no more. Throws SpamdError when something is missing. */
  end(): Request {
    if (!this.#head) throw new SpamdError('EX_PROTOCOL', 'Bad header line: (the request ends early)');
    if (this.#expected !== undefined) throw lengthMismatch(this.#expected, this.#received);
    return this.#request(this.#head);
  }

  #readShort(): Request | undefined {
    if (this.#firstLineRead) return undefined;
    const end = this.#start.indexOf(LF);
    if (end === -1) return undefined;
    this.#firstLineRead = true;
    const line = textOf(this.#start.subarray(0, Math.min(end, MAX_HEAD_BYTES))).trimEnd();
    if (!SHORT.has(line.split(' ', 1)[0] ?? '')) return undefined;
    return { ...parseFirstLine(line), fields: [], body: NOTHING, truncated: false };
  }

  /** `seen`: bytes that were searched before; searching them at each read again would be quadratic. */
  #readHead(seen: number): Request | undefined {
    const end = endOfHead(this.#start, Math.max(0, seen - END_OF_HEAD_BYTES));
    if ((end?.start ?? this.#start.length) > MAX_HEAD_BYTES) {
      throw new SpamdError('EX_PROTOCOL', 'Bad header line: (too long)');
    }
    if (!end) return undefined;
    const head = parseHead(textOf(this.#start.subarray(0, end.start)));
    this.#head = head;
    this.#expected = contentLength(head);
    const rest = this.#start.subarray(end.end);
    this.#start = NOTHING;
    return this.#readBody(head, rest);
  }

  #readBody(head: RequestHead, chunk: Uint8Array): Request | undefined {
    this.#received += chunk.length;
    const limit = head.command === 'PROCESS' ? Math.max(this.#maxBytes, MAX_RETURNED_BYTES) : this.#maxBytes;
    const room = limit - this.#keptBytes;
    if (room > 0 && chunk.length > 0) {
      const kept = chunk.subarray(0, room);
      this.#kept.push(kept);
      this.#keptBytes += kept.length;
    }
    if (this.#expected === undefined || this.#received < this.#expected) return undefined;
    if (this.#received > this.#expected) throw lengthMismatch(this.#expected, this.#received);
    return this.#request(head);
  }

  #request(head: RequestHead): Request {
    const body = Buffer.concat(this.#kept);
    return { ...head, body, truncated: this.#received > body.length };
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** Where the empty line begins, with the line end before it, and where it ends. */
function endOfHead(
  bytes: Uint8Array,
  from: number,
): { readonly start: number; readonly end: number } | undefined {
  for (let at = bytes.indexOf(LF, from); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    if (at > MAX_HEAD_BYTES) return undefined;
    const start = bytes[at - 1] === CR ? at - 1 : at;
    if (bytes[at + 1] === LF) return { start, end: at + 2 };
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return { start, end: at + 3 };
  }
  return undefined;
}

function contentLength(head: RequestHead): number | undefined {
  const text = requestField(head, 'content-length');
  if (text === undefined) return undefined;
  if (!/^\d{1,12}$/.test(text)) {
    throw new SpamdError('EX_PROTOCOL', 'Bad header line: (Content-Length contains non-numeric bytes)');
  }
  return Number(text);
}

function lengthMismatch(expected: number, received: number): SpamdError {
  return new SpamdError(
    'EX_PROTOCOL',
    `Bad header line: (Content-Length mismatch: Expected ${expected} bytes, got ${received} bytes)`,
  );
}
