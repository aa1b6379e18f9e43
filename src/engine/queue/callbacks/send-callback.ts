import type { Signer } from './callback-signature.ts';
import { retryAfterMs } from './retry-delay.ts';

/** One request to a receiver. */
export interface CallbackRequest {
  readonly id: string;
  readonly url: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly signer: Signer;
  readonly timeoutMs: number;
}

/** What a receiver did with a callback. */
export type CallbackResult =
  | { readonly kind: 'taken' }
  /** It wants no more of them (410): no further try. */
  | { readonly kind: 'gone'; readonly problem: string }
  /** `problem` is made of static words and numbers, nothing of what it answered. */
  | { readonly kind: 'failed'; readonly problem: string; readonly retryAfterMs: number };

/** Posts once. Redirects are not followed: they would lead where the administrator did not say. Never rejects. */
export async function sendCallback(request: CallbackRequest, now: () => number): Promise<CallbackResult> {
  const { id, url, body, signer, timeoutMs } = request;
  const seconds = Math.floor(now() / 1_000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Counterfoil',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': signer(id, seconds, body),
      },
      body,
    });
    // Nobody reads it: a receiver could answer without end.
    response.body?.cancel().catch(() => {});
    return resultOf(response, now());
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error), retryAfterMs: 0 };
  }
}

function resultOf({ ok, status, headers }: Response, now: number): CallbackResult {
  if (ok) return { kind: 'taken' };
  const problem = `the receiver answered ${status}`;
  if (status === 410) return { kind: 'gone', problem };
  return { kind: 'failed', problem, retryAfterMs: retryAfterMs(headers.get('retry-after'), now) };
}

/** `ECONNREFUSED` and the like; the library wraps them. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the receiver could not be reached';
  if (error.name === 'TimeoutError') return 'the receiver did not answer in time';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `the receiver could not be reached${code}`;
}
