import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import { removeBanner } from '../../src/rewrite/remove-banner.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';
import { judged, verdict } from './judged.ts';
import { message } from './mime-tree.ts';

const ENGLISH = { verdict: verdict({ language: 'en', asks: [] }), senderName: 'Lumovia' };

/** With its banner only, so that the rest can be compared byte by byte. */
function bannered(content: Uint8Array, kind: 'impersonation' | 'suspicious' = 'impersonation'): Uint8Array {
  const input = judged(content, { ...ENGLISH, verdict: { ...ENGLISH.verdict, kind } });
  return applyEdits(
    content,
    rewrite(input).filter((edit) => edit.kind === 'replace-body'),
  );
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function header(...fields: string[]): string {
  return ['From: a@b.example', 'MIME-Version: 1.0', ...fields, '', ''].join('\r\n');
}

describe('a banner put in and taken out', () => {
  it('leaves every byte of any MIME tree as it was', () => {
    let changed = 0;
    fc.assert(
      fc.property(message, (content) => {
        const flagged = bannered(content);
        if (flagged.length !== content.length) changed++;
        expect(latin1(removeBanner(flagged))).toBe(latin1(content));
      }),
      { numRuns: 1500 },
    );
    expect(changed).toBeGreaterThan(1000);
  });

  it('is not put in twice, and a milder one gives way to a sharper one', () => {
    fc.assert(
      fc.property(message, (content) => {
        const flagged = bannered(content);
        expect(rewrite(judged(flagged, ENGLISH)).filter(({ kind }) => kind === 'replace-body')).toEqual([]);
        expect(latin1(bannered(bannered(content, 'suspicious')))).toBe(latin1(flagged));
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, string]>([
    [
      'HTML in base64 with lines of odd length and a character across a line end',
      `${header('Content-Type: text/html; charset=iso-8859-1', 'Content-Transfer-Encoding: base64')}PGh0b\r\nWw+PGJvZHkgYmdjb2xvcj0id2hpdGUiPmNhZukgY2Fm6SBj\r\nYWbpCg==\r\n`,
    ],
    [
      'HTML in quoted-printable whose body tag is broken by a soft line end',
      `${header('Content-Type: text/html; charset=windows-1257', 'Content-Transfer-Encoding: quoted-printable')}<html><bo=\r\ndy bgcolor=3D=\r\n"white">=\r\n=E0=E6 text=20\r\n</body>\r\n`,
    ],
    [
      'nested multiparts with preamble, epilogue and no final boundary',
      `${header('Content-Type: multipart/mixed; boundary="=_outer (1)"')}preamble\r\n--=_outer (1)\r\n` +
        'Content-Type: multipart/related; boundary=inner\r\n\r\n--inner\r\nContent-Type: text/html\r\n\r\n<p>hi\r\n' +
        '--inner--\r\nepilogue of inner\r\n--=_outer (1)\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n',
    ],
    [
      'a body with LF only and bare CRs and CRLFs in between',
      'From: a@b.example\nContent-Type: text/html\n\n<html>\r\n<body>a\rb\r\r\nc\n',
    ],
    [
      'a boundary that begins like another one',
      `${header('Content-Type: multipart/mixed; boundary=ab')}--ab\r\n` +
        'Content-Type: multipart/alternative; boundary=abc\r\n\r\n--abc\r\nContent-Type: text/html\r\n\r\n<p>1\r\n--abc--\r\n--ab--\r\n',
    ],
    [
      'UTF-8 with a byte order mark',
      `${header('Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit')}\xef\xbb\xbf<html><body>\xc3\xa9\r\n`,
    ],
  ])('restores %s', (_, source) => {
    const content = Buffer.from(source, 'latin1');
    const flagged = bannered(content);
    expect(latin1(flagged)).toMatch(/cf-banner|Y2YtYmFubmVy|NmLWJhbm5lc|jZi1iYW5uZX/);
    expect(latin1(removeBanner(flagged))).toBe(source);
  });
});
