import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import { readStructure } from '../../src/rewrite/mime-structure.ts';
import { removeBanner } from '../../src/rewrite/remove-banner.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';
import { transferEncodingOf } from '../../src/rewrite/transfer-encoding.ts';
import { judged } from './judged.ts';

function flagged(content: string): Buffer {
  const input = judged(content);
  return Buffer.from(applyEdits(input.content, rewrite(input)));
}

/** What a reader sees of a single-part message. */
function shown(content: Uint8Array): string {
  const bytes = Buffer.from(content);
  const root = readStructure(bytes);
  const raw = bytes.subarray(root?.header.bodyStart, root?.bodyEnd);
  const decoded = transferEncodingOf(root?.transferEncoding ?? '')?.decode(raw);
  return new TextDecoder(root?.contentType.parameters.get('charset') ?? 'windows-1252').decode(decoded);
}

const HEADLINE = '[!!] Avertissement – Stop : ce n’est très probablement pas Lumovia.';

describe('a banner in plain text', () => {
  it.each<[string, string, string, RegExp]>([
    ['7bit US-ASCII', '', 'Bonjour.\r\n', /^Content-Type: text\/plain; charset=utf-8\r\n/m],
    [
      '7bit UTF-8, which cannot hold it',
      'Content-Type: text/plain; charset=UTF-8; format=flowed\r\n',
      'Bonjour.\r\n',
      /^Content-Transfer-Encoding: quoted-printable\r\n/m,
    ],
    [
      'ISO-8859-1, which has no such dash',
      'Content-Type: text/plain; charset="iso-8859-1"; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n',
      'Caf\xe9.\r\n',
      /^Content-Type: text\/plain; format=flowed; charset=utf-8\r\n/m,
    ],
    [
      'windows-1252, which has everything',
      'Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: 8bit\r\n',
      'Caf\xe9.\r\n',
      /^Content-Type: text\/plain; charset=windows-1252\r\n/m,
    ],
    [
      'windows-1257, which has no è',
      'Content-Type: text/plain; charset=windows-1257\r\nContent-Transfer-Encoding: quoted-printable\r\n',
      '=E0=E6.\r\n',
      /^Content-Type: text\/plain; charset=utf-8\r\n/m,
    ],
    [
      'UTF-16 in base64',
      'Content-Type: text/plain; charset=utf-16le\r\nContent-Transfer-Encoding: base64\r\n',
      Buffer.from('Café.\r\n', 'utf16le').toString('base64'),
      /^Content-Type: text\/plain; charset=utf-8\r\n/m,
    ],
    [
      '8-bit text without a charset',
      'Content-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n',
      'Caf\xe9.\r\n',
      /^Content-Type: text\/plain; charset=utf-8\r\n/m,
    ],
  ])('%s', (_, fields, body, field) => {
    const content = `From: a@b.example\r\nMIME-Version: 1.0\r\n${fields}\r\n${body}`;
    const result = flagged(content);
    expect(result.toString('latin1')).toMatch(field);
    expect(shown(result)).toContain(HEADLINE);
    expect(shown(result).endsWith(shown(Buffer.from(content, 'latin1')))).toBe(true);
    expect(shown(removeBanner(result))).toBe(shown(Buffer.from(content, 'latin1')));
  });

  it('is put in ASCII where the bytes are not what the charset says', () => {
    const content =
      'From: a@b.example\r\nContent-Type: text/plain; charset=shift_jis\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\x80\xff\r\n';
    const result = flagged(content).toString('latin1');
    expect(result).toContain("[!!] Avertissement - Stop : ce n'est tres probablement pas Lumovia.");
    expect(result.endsWith('\r\n\r\n\x80\xff\r\n')).toBe(true);
  });

  it('changes the header of a part within a multipart, and nothing around it', () => {
    const content =
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\npre\r\n--b\r\nX-Keep: 1\r\n\r\nBonjour\r\n--b--\r\npost';
    const result = flagged(content).toString('latin1');
    expect(result).toContain(
      'pre\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nX-Keep: 1\r\n\r\n[!!] Avertissement',
    );
    expect(result.endsWith('\r\n\r\nBonjour\r\n--b--\r\npost')).toBe(true);
  });

  it('gives a part without any line its own, so that the delimiter stays one', () => {
    const result = flagged(
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n--b--\r\n',
    );
    expect(result.toString('latin1')).toMatch(/<\/table\r\n>\r\n--b--\r\n$/);
  });
});

describe('a banner in HTML', () => {
  it.each([
    ['iso-8859-1', '8bit', '<html><body>caf\xe9'],
    ['us-ascii', '7bit', '<p>caf&eacute;'],
    ['shift_jis', '8bit', '<body>\x83\x65\x83\x58\x83\x67'],
    ['x-unknown', '8bit', '<body>?'],
  ])('leaves charset %s in %s alone', (charset, encoding, body) => {
    const fields = `Content-Type: text/html; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
    const result = flagged(`From: a@b.example\r\n${fields}${body}`).toString('latin1');
    expect(result).toContain(`\r\n${fields}`);
    expect(result).toContain('<table class="cf-banner"\r\n');
  });

  it.each(['utf-16le', 'UTF-7', 'iso-2022-jp'])(
    'is not put into %s, where tags are other bytes',
    (charset) => {
      const content = `From: a@b.example\r\nContent-Type: text/html; charset=${charset}\r\n\r\n<p>x`;
      expect(rewrite(judged(content)).some(({ kind }) => kind === 'replace-body')).toBe(false);
    },
  );

  it('is not put into more than 2 MB', () => {
    const content = `From: a@b.example\r\nContent-Type: text/html\r\n\r\n<p>${'x'.repeat(2_000_000)}`;
    expect(rewrite(judged(content)).some(({ kind }) => kind === 'replace-body')).toBe(false);
  });
});
