import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** What a caller may do: everything that judges messages, or that and looking after the process. */
export type Role = 'scan' | 'admin';

export interface Tokens {
  /** What callers must show; without one, only callers on this machine are answered. */
  readonly token?: string;
  /** Opens everything. */
  readonly adminToken?: string;
}

/** The role that a token gives. All comparisons are made, each in the same time whatever was shown. */
export function roleOf(shown: string | undefined, { token, adminToken }: Tokens): Role | undefined {
  const isAdmin = isSame(shown, adminToken);
  const isScanner = isSame(shown, token);
  if (isAdmin) return 'admin';
  return isScanner ? 'scan' : undefined;
}

/** RFC 6750 §2.1, RFC 7617 (the password of any user), or the field of rspamd's clients. */
export function shownToken({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const { scheme, credentials = '' } =
    /^(?<scheme>Bearer|Basic) +(?<credentials>\S+) *$/i.exec(headers.authorization ?? '')?.groups ?? {};
  if (scheme?.toLowerCase() === 'bearer') return credentials;
  if (scheme)
    return Buffer.from(credentials, 'base64')
      .toString()
      .replace(/^[^:]*:/, '');
  const { password } = headers;
  return typeof password === 'string' ? password : undefined;
}

/** In the same time wherever they differ and however long they are. */
function isSame(shown: string | undefined, token: string | undefined): boolean {
  if (shown === undefined || token === undefined) return false;
  return timingSafeEqual(sha256(shown), sha256(token));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
