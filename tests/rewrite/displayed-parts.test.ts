import { describe, expect, it } from 'vitest';
import { displayedParts } from '../../src/rewrite/displayed-parts.ts';
import { readStructure, STRUCTURE_LIMITS } from '../../src/rewrite/mime-structure.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';
import { judged } from './judged.ts';

const TEXT = 'Content-Type: text/plain\r\n\r\ntext';
const HTML = 'Content-Type: text/html\r\n\r\n<p>html';
const FILE = 'Content-Type: application/pdf\r\n\r\n%PDF';

function multipart(subtype: string, ...parts: string[]): string {
  const boundary = `b${subtype.length}${parts.length}${parts.join('').length}`;
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${subtype}; boundary=${boundary}\r\n\r\n${body}--${boundary}--\r\n`;
}

function displayed(entity: string): string[] {
  const content = Buffer.from(`From: a@b.example\r\n${entity}`, 'latin1');
  const root = readStructure(content);
  const parts = root ? displayedParts(root) : [];
  return parts.map(({ header, bodyEnd }) => content.toString('latin1', header.bodyStart, bodyEnd));
}

describe('displayedParts', () => {
  it.each<[string, string, string[]]>([
    ['plain text alone', TEXT, ['text']],
    ['HTML alone', HTML, ['<p>html']],
    ['text without a type', '\r\ntext', ['text']],
    ['both alternatives', multipart('alternative', TEXT, HTML), ['text', '<p>html']],
    ['the root of related parts', multipart('related', HTML, TEXT), ['<p>html']],
    [
      'the root that start names',
      multipart('related; start="<r>"', TEXT, `Content-ID: <r>\r\n${HTML}`),
      ['<p>html'],
    ],
    ['the first text of a mixture', multipart('mixed', FILE, TEXT, HTML), ['text']],
    [
      'alternatives within a mixture',
      multipart('mixed', multipart('alternative', TEXT, HTML), FILE),
      ['text', '<p>html'],
    ],
    [
      'related parts within alternatives',
      multipart('alternative', TEXT, multipart('related', HTML, FILE)),
      ['text', '<p>html'],
    ],
    [
      'not an attached text',
      multipart('mixed', `Content-Disposition: attachment\r\n${TEXT}`, HTML),
      ['<p>html'],
    ],
    [
      'not an invitation',
      multipart('alternative', TEXT, 'Content-Type: text/calendar\r\n\r\nBEGIN'),
      ['text'],
    ],
    ['nothing that is signed', multipart('signed', TEXT, FILE), []],
    ['nothing behind what is signed', multipart('mixed', multipart('signed', TEXT, FILE), TEXT), []],
    ['nothing that is encrypted', multipart('encrypted', FILE, FILE), []],
    ['no S/MIME', 'Content-Type: application/x-pkcs7-mime; name=smime.p7m\r\n\r\nMII', []],
    ['no report', multipart('report', TEXT, FILE), []],
    [
      'not the inside of a forwarded message',
      multipart('mixed', `Content-Type: message/rfc822\r\n\r\n${TEXT}`),
      [],
    ],
    ['nothing of a digest', multipart('digest', '\r\nFrom: c@d.example\r\n\r\nx'), []],
    ['a multipart without a boundary', 'Content-Type: multipart/mixed\r\n\r\ntext', []],
    ['a part without a body', multipart('mixed', 'Content-Type: text/plain'), []],
  ])('%s', (_, entity, expected) => {
    expect(displayed(entity)).toEqual(expected);
  });

  it('leaves inline PGP alone', () => {
    const content = 'From: a@b.example\r\n\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\n';
    expect(rewrite(judged(content)).some(({ kind }) => kind === 'replace-body')).toBe(false);
  });
});

describe('readStructure', () => {
  it('gives up beyond the depth and the number of parts', () => {
    let deep = TEXT;
    for (let level = 0; level <= STRUCTURE_LIMITS.depth + 1; level++)
      deep = multipart(`mixed; l=${level}`, deep);
    expect(readStructure(Buffer.from(deep))).toBeUndefined();
    expect(
      readStructure(Buffer.from(multipart('mixed', ...Array(STRUCTURE_LIMITS.parts).fill(TEXT)))),
    ).toBeUndefined();
    expect(
      readStructure(Buffer.from(multipart('mixed', ...Array(STRUCTURE_LIMITS.parts - 1).fill(TEXT)))),
    ).toBeDefined();
  });

  it.each([
    [
      'delimiters that are none',
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--\n'.repeat(700_000)}`,
    ],
    [
      'parts without an empty line',
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\na:\n'.repeat(250_000)}`,
    ],
    ['parameters', `Content-Type: text/html${';a=b'.repeat(500_000)}\r\n\r\n`],
    ['quotes', `Content-Type: text/html; a="${'\\"'.repeat(1_000_000)}\r\n\r\n`],
  ])('takes less than two seconds for 2 MB of %s', (_, source) => {
    const started = performance.now();
    readStructure(Buffer.from(source));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
