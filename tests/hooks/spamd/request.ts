import { deflateSync } from 'node:zlib';

/** A message as clients of spamd send it: LF lines. */
export const MESSAGE = 'From: Jan <jan@sender.example>\nSubject: Dimanche\n\nOn se voit dimanche ?\n';

/** A request with the length of its message. */
export function request(firstLine: string, message = MESSAGE, fields: readonly string[] = []): string {
  const length = `Content-length: ${Buffer.byteLength(message, 'latin1')}`;
  return `${[firstLine, ...fields, length].join('\r\n')}\r\n\r\n${message}`;
}

/** A request with a compressed message. */
export function compressedRequest(firstLine: string, message: string): Buffer {
  const body = deflateSync(Buffer.from(message, 'latin1'));
  const head = `${firstLine}\r\nCompress: zlib\r\nContent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}
