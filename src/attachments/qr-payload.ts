import { makeLink } from '../message/link.ts';
import type { Link } from '../message/message.ts';

/** What a QR code wants a telephone to do. */
export type QrPayload =
  | { readonly kind: 'link'; readonly link: Link }
  /** EPC069-12: a transfer, filled in. */
  | { readonly kind: 'payment'; readonly name: string; readonly iban: string }
  | { readonly kind: 'telephone'; readonly number: string }
  /** Tickets, wireless networks, visiting cards, keys of two-factor logins, anything else. */
  | { readonly kind: 'other' };

/** EPC069-12 §3: service tag, version, character set, `SCT`, BIC, name, IBAN, each on a line. */
const EPC =
  /^BCD\r?\n00[12]\r?\n[1-8]\r?\n(?:SCT|INST)\r?\n[^\r\n]{0,11}\r?\n([^\r\n]{1,70})\r?\n([A-Z]{2}\d{2}[A-Z0-9]{11,30})/;

const TELEPHONE = /^(?:tel|sms|smsto):([+\d][\d ()./-]{3,30})/i;

/** An address without its scheme, as telephones complete it; what stands behind the host begins with a slash. */
const BARE_ADDRESS = /^(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}\/\S{1,4000}$/i;

/** Reads what a QR code says. */
export function readQrPayload(text: string): QrPayload {
  const [, name, iban] = EPC.exec(text) ?? [];
  if (name !== undefined && iban !== undefined) return { kind: 'payment', name, iban };
  const number = TELEPHONE.exec(text)?.[1];
  if (number !== undefined) return { kind: 'telephone', number: number.trim() };
  const target = BARE_ADDRESS.test(text) ? `https://${text}` : text;
  if (!/^(?:https?:|www\.|URLTO:)/i.test(target)) return { kind: 'other' };
  const link = makeLink('code', '', target.replace(/^URLTO:/i, ''));
  return link.host === undefined ? { kind: 'other' } : { kind: 'link', link };
}

/** The links among the QR codes of a file. */
export function linksOfCodes(codes: readonly string[]): Link[] {
  return codes.map(readQrPayload).flatMap((payload) => (payload.kind === 'link' ? [payload.link] : []));
}
