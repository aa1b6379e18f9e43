import { decodeBytes } from './charset.ts';

/**
 * RFC 2047 §2, laxly: Q text may hold spaces, which senders do not escape. No part of it can match another
 * part's delimiter, so the match is linear.
 */
const ENCODED_WORD = /=\?([^?\s]{1,80})\?([BbQq])\?([^?]*)\?=/g;

interface EncodedWord {
  readonly charset: string;
  readonly bytes: Buffer;
}

/** Text with its encoded-words decoded (RFC 2047). Broken ones stay as they are. Never throws. */
export function decodeEncodedWords(text: string): string {
  if (!text.includes('=?')) return text;
  let decoded = '';
  let end = 0;
  let run: EncodedWord[] = [];
  for (const match of text.matchAll(ENCODED_WORD)) {
    const between = text.slice(end, match.index);
    // White space between adjacent encoded-words is not part of the text (§6.2).
    if (run.length === 0 || between.trim() !== '') {
      decoded += decodeRun(run) + between;
      run = [];
    }
    run.push(readEncodedWord(match[1] ?? '', match[2] ?? '', match[3] ?? ''));
    end = match.index + match[0].length;
  }
  return decoded + decodeRun(run) + text.slice(end);
}

/** Bytes of adjacent words of one charset are joined first: senders split multi-byte characters across words. */
function decodeRun(run: readonly EncodedWord[]): string {
  let text = '';
  let start = 0;
  for (let end = 1; end <= run.length; end += 1) {
    const first = run[start];
    if (!first || run[end]?.charset === first.charset) continue;
    text += decodeBytes(Buffer.concat(run.slice(start, end).map((word) => word.bytes)), first.charset);
    start = end;
  }
  return text;
}

/** RFC 2231 §5 adds a language after the charset: `utf-8*fr`. */
function readEncodedWord(charset: string, encoding: string, text: string): EncodedWord {
  const bytes = encoding.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : readQ(text);
  return { charset: (charset.split('*', 1)[0] ?? '').toLowerCase(), bytes };
}

/** RFC 2047 §4.2: `_` is a space, `=E9` a byte. Characters beyond latin1 are there only as raw UTF-8. */
function readQ(text: string): Buffer {
  const latin1 = Buffer.from(text.replaceAll('_', ' ')).toString('latin1');
  const bytes = latin1.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}
