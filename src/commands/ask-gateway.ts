import { readFileSync } from 'node:fs';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Edit } from '../rewrite/edit.ts';
import type { FilterOptions } from './filter-options.ts';
import { scanEdits } from './scan-edits.ts';

/** What the gateway said: the edits, or that the message is above its size limit, which will not change. */
export type GatewayAnswer =
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  | { readonly kind: 'too-large' };

/** RFC 9110 §15.5.14. */
const CONTENT_TOO_LARGE = 413;

/**
 * Hands a message to a gateway that runs (`POST /v1/scan` or `/v1/outbound`). Rejects with the reason when it has no
 * answer in time.
 */
export async function askGateway(content: Uint8Array, options: FilterOptions): Promise<GatewayAnswer> {
  const { status, body } = await post(content, options);
  if (status === CONTENT_TOO_LARGE) return { kind: 'too-large' };
  if (status !== 200) throw new Error(`the gateway answered ${status}: ${body.toString('utf8', 0, 300)}`);
  return { kind: 'edits', edits: scanEdits(body.toString()) };
}

interface HttpAnswer {
  readonly status: number | undefined;
  readonly body: Buffer;
}

async function post(content: Uint8Array, options: FilterOptions): Promise<HttpAnswer> {
  const path = options.outbound ? '/v1/outbound' : `/v1/scan?${envelopeQuery(options)}`;
  const url = new URL(path, options.url ?? 'http://localhost');
  const { request } = await import(url.protocol === 'https:' ? 'node:https' : 'node:http');
  const exchange: ClientRequest = request(url, requestOptions(content, options));
  const response = await answerTo(exchange, content);
  return { status: response.statusCode, body: await buffer(response) };
}

/** A gateway that refuses a message by its length closes while it is still sent: its answer counts, not the broken pipe. */
function answerTo(exchange: ClientRequest, content: Uint8Array): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    exchange.once('response', resolve);
    exchange.on('error', reject);
    exchange.end(content);
  });
}

function requestOptions(content: Uint8Array, options: FilterOptions): RequestOptions {
  const { socket, tokenFile, timeout } = options;
  return {
    method: 'POST',
    headers: {
      'content-type': 'message/rfc822',
      'content-length': content.length,
      ...(tokenFile !== undefined && { authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}` }),
    },
    signal: AbortSignal.timeout(timeout * 1000),
    ...(socket !== undefined && { socketPath: socket }),
  };
}

function envelopeQuery({ sender, recipient = [] }: FilterOptions): URLSearchParams {
  const query = new URLSearchParams();
  if (sender !== undefined) query.append('sender', sender);
  for (const each of recipient) query.append('recipient', each);
  return query;
}
