import { readFileSync } from 'node:fs';
import type { Configuration } from '../config/configuration.ts';
import { Fault } from '../fault.ts';

/** Shorter tokens can be guessed. */
const MIN_TOKEN_LENGTH = 32;

/** Who may use the HTTP routes, with the token from its file. Throws the fault `configuration-invalid`. */
export function httpAccess({ http }: Configuration): {
  readonly token?: string;
  readonly requestsPerSecond: number;
} {
  const { tokenFile, requestsPerSecond } = http;
  return { requestsPerSecond, ...(tokenFile !== '' && { token: readToken(tokenFile) }) };
}

function readToken(file: string): string {
  const token = textOf(file).trim();
  if (token.length >= MIN_TOKEN_LENGTH && !/\s/.test(token)) return token;
  throw new Fault(
    'configuration-invalid',
    `http.tokenFile ${file} must hold one line of ${MIN_TOKEN_LENGTH} characters or more, such as "openssl rand -hex 32" writes`,
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('configuration-invalid', `http.tokenFile ${file} cannot be read`, { cause });
  }
}
