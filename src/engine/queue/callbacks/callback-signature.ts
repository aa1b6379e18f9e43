import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Fault } from '../../../fault.ts';

/** Signs callbacks as Standard Webhooks says (standardwebhooks.com, symmetric signatures). */
export type Signer = (id: string, seconds: number, body: Uint8Array) => string;

/** The specification asks for 24 to 64 bytes. */
const SECRET_BYTES = { least: 24, most: 64 } as const;

/** The new secret and the one before: receivers take either. */
const MOST_SECRETS = 2;

const PREFIX = 'whsec_';

/**
 * Reads the secrets of a file, `whsec_` and Base64, one on a line. Throws the fault `configuration-invalid`, which
 * quotes nothing of the file.
 */
export function readSigner(file: string): Signer {
  const lines = textOf(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const secrets = lines.map(decodeSecret);
  const valid = secrets.filter((secret) => secret !== undefined);
  if (valid.length === 0 || valid.length > MOST_SECRETS || valid.length < secrets.length) {
    throw new Fault(
      'configuration-invalid',
      `callbacks.secretFile ${file} must hold one line such as 'echo "whsec_$(openssl rand -base64 32)"' writes, or two while the secret changes`,
    );
  }
  return (id, seconds, body) => valid.map((secret) => signature(secret, id, seconds, body)).join(' ');
}

/** `v1,` and the HMAC-SHA-256 over id, timestamp and body in Base64. */
function signature(secret: Buffer, id: string, seconds: number, body: Uint8Array): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.`).update(body).digest('base64')}`;
}

function decodeSecret(line: string): Buffer | undefined {
  const text = line.startsWith(PREFIX) ? line.slice(PREFIX.length) : '';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length >= SECRET_BYTES.least && bytes.length <= SECRET_BYTES.most ? bytes : undefined;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('configuration-invalid', `callbacks.secretFile ${file} cannot be read`, { cause });
  }
}
