import type { Header } from './header.ts';
import { LIMITS } from './limits.ts';
import type { LimitReached } from './message.ts';

/** The MIME entity of a message: its Content-… fields and its body, cut to what is analysed. */
export interface Entity {
  readonly content: Buffer;
  readonly body: Buffer;
  readonly limitsReached: readonly LimitReached[];
}

/**
 * Reduces a message to what MIME is about. mailparser would otherwise decode every field a second time, which is
 * half of its work, and give up on a long one.
 */
export function readEntity(message: Buffer, { fields, bodyStart }: Header): Entity {
  const body = boundedBody(message.subarray(bodyStart));
  const header = fields
    .filter((field) => field.key.startsWith('content-') && field.raw.length <= LIMITS.attributeLength)
    .slice(0, LIMITS.attributes)
    .map((field) => `${field.key}:${field.raw}\r\n`)
    .join('');
  return {
    content: Buffer.concat([Buffer.from(`${header}\r\n`, 'latin1'), body]),
    body,
    limitsReached: bodyStart + body.length < message.length ? ['message-bytes'] : [],
  };
}

function boundedBody(body: Buffer): Buffer {
  const bounded = body.length > LIMITS.messageBytes ? body.subarray(0, LIMITS.oversizedPrefix) : body;
  return bounded.length <= LIMITS.lines ? bounded : bounded.subarray(0, endOfLines(bounded));
}

function endOfLines(body: Buffer): number {
  let end = 0;
  for (let lines = 0; lines < LIMITS.lines; lines += 1) {
    const lineEnd = body.indexOf(0x0a, end);
    if (lineEnd === -1) return body.length;
    end = lineEnd + 1;
  }
  return end;
}
