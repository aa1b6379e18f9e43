import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { decodeUtf7 } from './utf-7.ts';

/** One decoder per charset: making one costs more than decoding a header field. Only known labels get in. */
const decoders = new Map<string, TextDecoder>();

const WINDOWS_1252 = new TextDecoder('windows-1252');

/** Names of UTF-7 (RFC 2152, RFC 1642). */
const UTF_7 = /^(?:x-)?(?:unicode-1-1-)?utf-?7$/i;

/** Labels that say nothing, and names that are outside the WHATWG list but frequent in mail. */
const ALIASES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  utf8mb4: 'utf-8',
};

/**
 * Bytes as text. UTF-8 and everything unknown or undeclared is read as UTF-8 where it is that, and as windows-1252
 * where it is not, as mail clients do. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, charset = ''): string {
  if (UTF_7.test(charset)) return decodeUtf7(bytes);
  const decoder = decoderFor(isBigEndian(charset, bytes) ? 'utf-16be' : charset);
  if (decoder) return decoder.decode(bytes);
  const text = withoutMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
  return isUtf8(bytes) || isMostlyUtf8(text) ? text : WINDOWS_1252.decode(bytes);
}

/** `utf-16` is little-endian unless a mark at the beginning says otherwise (RFC 2781 §3.3, and what browsers do). */
function isBigEndian(charset: string, bytes: Uint8Array): boolean {
  return bytes[0] === 0xfe && bytes[1] === 0xff && /^utf-16$/i.test(charset);
}

/** A few broken bytes, put there to upset a filter, do not make a text of another charset. */
function isMostlyUtf8(text: string): boolean {
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
  return broken * 4 < whole;
}

/** Nothing for UTF-8, for US-ASCII (which mail with 8-bit bytes declares as well) and for unknown names. */
function decoderFor(charset: string): TextDecoder | undefined {
  const label = charset.slice(0, 40).trim().toLowerCase();
  if (label === '' || label === 'utf-8' || label === 'us-ascii' || label === 'ascii') return undefined;
  const known = decoders.get(label);
  if (known) return known;
  const made = makeDecoder(ALIASES[label] ?? label);
  if (!made || made.encoding === 'utf-8') return undefined;
  decoders.set(label, made);
  return made;
}

function makeDecoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
