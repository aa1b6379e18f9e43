import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { stopAfterwards } from './stop-afterwards.ts';

/** A callback as it came. */
export interface ReceivedCallback {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An HTTP server that takes callbacks. */
export interface CallbackReceiver {
  readonly url: string;
  readonly port: number;
  readonly received: readonly ReceivedCallback[];
  /** From now on it answers like this: a status, or nothing at all. */
  answer(how: Answer): void;
  stop(): Promise<void>;
}

export type Answer = (response: ServerResponse, count: number) => void;

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('an answer that nobody reads');

/** Starts a receiver on 127.0.0.1; port 0 takes a free one. */
export async function startCallbackReceiver(
  first: Answer = status(204),
  port = 0,
): Promise<CallbackReceiver> {
  const received: ReceivedCallback[] = [];
  let how = first;
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await buffer(request) });
    how(response, received.length);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the receiver has no port');
  async function stop(): Promise<void> {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  }
  stopAfterwards(stop);
  return {
    url: `http://127.0.0.1:${bound.port}/hook`,
    port: bound.port,
    received,
    answer: (next) => {
      how = next;
    },
    stop,
  };
}

/** What receivers do, as the documents show it: true when the callback is ours and fresh. */
export function verifies(
  { headers, body }: ReceivedCallback,
  secret: string,
  now = Date.now() / 1_000,
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (Math.abs(now - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return String(signatures)
    .split(' ')
    .map((signature) => Buffer.from(signature.replace(/^v1,/, ''), 'base64'))
    .some((shown) => shown.length === expected.length && timingSafeEqual(shown, expected));
}
