import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import { renderBanner } from '../../src/rewrite/banner.ts';
import { BANNER_LANGUAGES, type BannerLanguage } from '../../src/rewrite/banner-texts.ts';
import { encodeQuotedPrintable } from '../../src/rewrite/quoted-printable-splice.ts';
import { stripBanners } from '../../src/rewrite/strip-banners.ts';
import type { BannerKind } from '../../src/rewrite/treatment.ts';
import { judged, verdict } from './judged.ts';
import { bannerBook } from './rules-banners.ts';

const BOOK = bannerBook();

const KINDS = ['intermediary', 'suspicious', 'impersonation'] as const;

interface Chosen {
  readonly kind?: BannerKind;
  readonly language?: BannerLanguage;
  readonly second?: BannerLanguage;
  readonly reportAddress?: string;
}

function banner({ kind = 'impersonation', language = 'en', second, reportAddress = '' }: Chosen = {}) {
  const rendered = renderBanner(verdict({ kind, language }), {
    ...judged(''),
    reportAddress,
    plan: { languages: second ? [language, second] : [], country: 'BE' },
  });
  return rendered ?? expect.fail('no banner');
}

function stripped(message: string | Buffer): string {
  const content = typeof message === 'string' ? Buffer.from(message) : message;
  return Buffer.from(applyEdits(content, stripBanners(content, BOOK))).toString();
}

const PLAIN =
  'From: jan@home.example\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
const HTML = PLAIN.replace('plain', 'html');

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

function quoted(text: string, sign = '> '): string {
  return text.replace(/^/gm, sign).replace(/> $/gm, '>');
}

/** As a mail program wraps what is too long for a line with quotation signs. */
function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => line.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd())
    .join('\n');
}

/** The banner as text that a mail program makes of the HTML: a tab for a cell, a line for a block. */
function asText(html: string): string {
  return html
    .replace(/<\/td\s*>/g, '\t')
    .replace(/<\/div\s*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

const ALL = BANNER_LANGUAGES.flatMap((language) => KINDS.map((kind) => ({ language, kind })));

describe('an answer in plain text', () => {
  const around = (text: string) =>
    `${PLAIN}Dag Jan,\r\n\r\nOn Monday, Lumovia wrote:\r\n${crlf(text)}> Hello Patrick\r\n`;

  it.each(ALL)('loses the $kind banner in $language, quoted, and nothing else', (chosen) => {
    expect(stripped(around(quoted(banner(chosen).text).replace(/>$/, '')))).toBe(around(''));
  });

  it.each(ALL)('and when wrapped anew: $kind in $language', (chosen) => {
    const text = quoted(wrapped(banner(chosen).text.trimEnd(), 44));
    expect(stripped(around(`${text}\n>\n`))).toBe(around(''));
  });

  it.each(ALL)('and made of the HTML, without rules: $kind in $language', (chosen) => {
    const text = quoted(wrapped(asText(banner(chosen).html).trimEnd(), 60));
    expect(stripped(around(`${text}\n`))).toBe(around(''));
  });

  it.each<[string, Chosen]>([
    ['two languages', { language: 'fr', second: 'nl' }],
    ['an address for mistakes', { reportAddress: 'abuse@home.example' }],
    ['both', { language: 'de', second: 'fr', reportAddress: 'https://home.example/report' }],
  ])('loses one with %s', (_, chosen) => {
    expect(stripped(around(quoted(banner(chosen).text).replace(/>$/, '')))).toBe(around(''));
    expect(stripped(around(`${quoted(wrapped(banner(chosen).text.trimEnd(), 50))}\n>\n`))).toBe(around(''));
  });

  it('loses two, one quoted twice', () => {
    const twice = quoted(`${banner().text}${quoted(banner({ language: 'nl' }).text)}`);
    expect(stripped(around(twice.replace(/[> ]+$/, '')))).toBe(around(''));
  });

  it('keeps every line end as it was', () => {
    const mixed = `${PLAIN}a\nb\r\n${crlf(banner().text)}c\n`;
    expect(stripped(mixed)).toBe(`${PLAIN}a\nb\r\nc\n`);
  });

  it.each(['utf-8', 'windows-1252'])('in base64 and quoted-printable, in %s', (charset) => {
    const text = `Dag,\r\n${crlf(quoted(banner({ language: 'de' }).text))}\r\n> Grüße\r\n`;
    const bytes =
      charset === 'utf-8' ? Buffer.from(text) : Buffer.from(text.replace(/[–“”„]/g, '-'), 'latin1');
    const header = (encoding: string) =>
      Buffer.from(PLAIN.replace('utf-8', charset).replace('8bit', encoding));
    const base64 = stripped(Buffer.concat([header('base64'), Buffer.from(bytes.toString('base64'))]));
    expect(Buffer.from(base64.split('\r\n\r\n')[1] ?? '', 'base64').toString('latin1')).toMatch(
      /^Dag,\r\n>\r\n> Gr.{2,4}e\r\n$/s,
    );
    const printable = stripped(
      Buffer.concat([header('quoted-printable'), encodeQuotedPrintable(bytes, '\r\n')]),
    );
    expect(printable.split('\r\n\r\n').slice(1).join('\r\n\r\n')).toMatch(/^Dag,\r\n>\r\n> Gr=\S+e\r\n$/);
  });
});

/** What mail programs make of our table when they quote it. */
const CLIENTS: Readonly<Record<string, (html: string) => string>> = {
  'as it was': (html) => html,
  'Outlook: classes renamed, styles rewritten, line ends gone': (html) =>
    html
      .replaceAll('cf-banner', 'x_cf-banner')
      .replace(/style="[^"]*"/g, 'style="font-family:Arial; color:black"')
      .replaceAll('\n', ' ')
      .replace(/<div[^>]*>/g, '<p class="x_MsoNormal"><span>')
      .replace(/<\/div\s*>/g, '<o:p></o:p></span></p>'),
  'Gmail: classes prefixed, attributes gone, tbody kept': (html) =>
    html
      .replaceAll('cf-banner', 'm_-123456cf-banner')
      .replace(/ role="presentation"| aria-hidden="true"/g, '')
      .replace(/style="[^"]*"/g, ''),
  'Apple Mail: a block around it': (html) =>
    `<div class="Apple-interchange-newline">${html.replace(/style="[^"]*"/g, 'style="caret-color: rgb(0, 0, 0);"')}</div>`,
  'Thunderbird: no class, no style, line ends anew': (html) =>
    html.replace(/(?:class|style|lang|dir)="[^"]*"/g, '').replace(/\s+/g, '\n'),
  'webmail that makes blocks of tables': (html) =>
    html.replace(/<(\/?)(?:table|tbody|tr|td)\b[^>]*>/g, '<$1div>'),
  'characters written out': (html) =>
    html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
  'addresses made links': (html) =>
    html.replace(/(https:\/\/[^\s<&]*)/g, '<a href="$1" target="_blank">$1</a>'),
};

describe('an answer in HTML', () => {
  const around = (html: string) =>
    `${HTML}<html><head><style>p{color:red}</style></head><body><p>Dag Jan,</p><div class="gmail_quote"><blockquote type="cite">${html}<p>Héllo <b>Patrick</b></blockquote></div></body></html>\r\n`;

  describe.each(Object.entries(CLIENTS))('%s', (_, client) => {
    it.each(ALL)('$kind in $language', (chosen) => {
      expect(stripped(around(client(banner(chosen).html)))).toBe(around(''));
    });
  });

  it('loses two, one nested deeper, with an address that became a link', () => {
    const inner = banner({ reportAddress: 'abuse@home.example' }).html.replace(
      'abuse&#64;home.example',
      '<a href="mailto:abuse@home.example">abuse@home.example</a>',
    );
    const outer = banner({ language: 'fr', second: 'nl' }).html;
    expect(stripped(around(`${outer}<blockquote>${inner}x</blockquote>`))).toBe(
      around('<blockquote>x</blockquote>'),
    );
  });

  it('keeps a picture that stands beside it', () => {
    const html = `<div>${banner().html}<img src="cid:logo"></div>`;
    expect(stripped(around(html))).toBe(around('<div><img src="cid:logo"></div>'));
  });

  it('keeps what the author wrote into the same element', () => {
    const html = banner().html.replace('</td\n></tr', '<p>My own remark</p></td\n></tr');
    expect(stripped(around(html))).toContain('My own remark');
  });
});

describe('what stays as it is', () => {
  const { text, html } = banner();

  it.each<[string, string]>([
    [
      'somebody who talks about the banner',
      `${PLAIN}My mail says “Warning – Stop: this is very probably not Lumovia.” on top.\r\nIt also says:\r\nAdded by your mail server, not by the sender.\r\nWhat is that?\r\n`,
    ],
    [
      'somebody who talks about it in HTML',
      `${HTML}<p>It says</p><p>Warning – Stop: this is very probably not Lumovia.</p><p>and at the end Added by your mail server, not by the sender. Why?</p>`,
    ],
    ['the opening without an ending', `${PLAIN}${crlf(text).split('Added by')[0]}`],
    [
      'a banner whose last line goes on',
      `${PLAIN}${crlf(text).replace('not by the sender.', 'not by the sender. And I say: buy!')}`,
    ],
    [
      'signed mail',
      `From: a@b.example\r\nContent-Type: multipart/signed; boundary=s\r\n\r\n--s\r\nContent-Type: text/plain\r\n\r\n${crlf(text)}--s--\r\n`,
    ],
    ['inline PGP', `${PLAIN}-----BEGIN PGP SIGNED MESSAGE-----\r\n\r\n${crlf(text)}`],
    [
      'an attached message',
      `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: text/html\r\n\r\n${crlf(html)}--m--\r\n`,
    ],
    ['text in a charset whose letters are elsewhere', `${PLAIN.replace('utf-8', 'utf-16')}${crlf(text)}`],
  ])('%s', (_, message) => {
    expect(stripBanners(Buffer.from(message), BOOK)).toEqual([]);
  });

  it.each([
    ['openings', 'Warning – Stop: this is very probably not x\n'.repeat(10_000)],
    ['rules', `[!] x\n${'='.repeat(72)}\n`.repeat(6_000)],
    ['open tags', '<div>'.repeat(100_000)],
  ])('is searched within seconds when it has 500 kB of %s', (_, body) => {
    for (const header of [PLAIN, HTML]) {
      const started = performance.now();
      stripBanners(Buffer.from(header + body), BOOK);
      expect(performance.now() - started).toBeLessThan(10_000);
    }
  });
});
