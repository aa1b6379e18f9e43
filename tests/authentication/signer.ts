import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { dkimSign, sealMessage } from 'mailauth';

/** A key pair of a signer, and how the public half is published (RFC 6376 §3.6.1, RFC 8463 §4). */
export interface SigningKey {
  readonly privateKey: string;
  readonly record: string;
}

/** RSA with so many bits. */
export function rsaKey(bits = 2048): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const published = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  return { privateKey: pem(privateKey), record: `v=DKIM1; k=rsa; p=${published}` };
}

/** Ed25519, published as its bare 32 bytes. */
export function ed25519Key(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const published = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  return { privateKey: pem(privateKey), record: `v=DKIM1; k=ed25519; p=${published}` };
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** How a message is signed. */
export interface Signing {
  readonly domain: string;
  readonly key: SigningKey;
  readonly canonicalization?: string;
  /** `a=`; without it `rsa-sha256` or `ed25519-sha256`. */
  readonly algorithm?: string;
  /** `l=`. */
  readonly bodyLength?: number;
  /** `x=`. */
  readonly expires?: Date;
  /** `h=`; without it what mailauth takes. */
  readonly fields?: readonly string[];
}

/** The selector of every signature here. */
export const SELECTOR = 's1';

const SIGNED_AT = new Date('2026-03-01T09:00:00Z');

/** The message with a signature on top. */
export async function signed(message: string, signing: Signing): Promise<string> {
  const identity = { signingDomain: signing.domain, selector: SELECTOR, privateKey: signing.key.privateKey };
  const { bodyLength, expires, fields } = signing;
  const { signatures, errors } = await dkimSign(message, {
    ...identity,
    canonicalization: signing.canonicalization ?? 'relaxed/relaxed',
    ...(signing.algorithm !== undefined && { algorithm: signing.algorithm }),
    signTime: SIGNED_AT,
    ...(expires && { expires }),
    ...(fields && { headerList: [...fields] }),
    signatureData: [{ ...identity, ...(bodyLength !== undefined && { maxBodyLength: bodyLength }) }],
  });
  if (errors.length > 0) throw errors[0]?.err;
  return signatures + message;
}

/** What a host that seals a message says it has seen. */
export interface Sealing {
  readonly domain: string;
  readonly key: SigningKey;
  readonly results: string;
  readonly chain: 'none' | 'pass' | 'fail';
}

/** The message with one more set of its Authenticated Received Chain on top (RFC 8617 §5.1). */
export async function sealed(message: string, { domain, key, results, chain }: Sealing): Promise<string> {
  const set = await sealMessage(message, {
    signingDomain: domain,
    selector: SELECTOR,
    privateKey: key.privateKey,
    authResults: results,
    cv: chain,
    signTime: SIGNED_AT,
  });
  return `${set.toString()}${message}`;
}

/** A signature by hand whose `h=` names From twice: no second From can be put beside it (RFC 6376 §8.15). */
export function oversigned(message: string, { domain, key }: Signing): string {
  const bodyStart = message.indexOf('\r\n\r\n') + 4;
  const [header, body] = [message.slice(0, bodyStart), message.slice(bodyStart)];
  const bodyHash = createHash('sha256').update(body).digest('base64');
  const value = `v=1; a=rsa-sha256; c=relaxed/simple; d=${domain}; s=${SELECTOR}; h=From:From; bh=${bodyHash}; b=`;
  const from = /^From: (.*)$/m.exec(header)?.[1]?.trim() ?? '';
  const hashed = `from:${from}\r\ndkim-signature:${value}`;
  return `DKIM-Signature: ${value}${sign('sha256', Buffer.from(hashed), key.privateKey).toString('base64')}\r\n${message}`;
}
