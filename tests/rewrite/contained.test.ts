import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import { containedHtml, releasedHtml } from '../../src/rewrite/contained-html.ts';
import { inertDeclarations } from '../../src/rewrite/inert-declarations.ts';
import { restoredMessage } from '../../src/rewrite/restored-message.ts';
import { type RewriteInput, rewrite } from '../../src/rewrite/rewrite.ts';
import { switchOffAddresses, switchOnAddresses } from '../../src/rewrite/text-addresses.ts';
import { HIDING_ATTACKS } from '../browser/hiding-attacks.ts';
import { shownHtml } from '../browser/shown-html.ts';
import { judged, verdict } from './judged.ts';
import { message } from './mime-tree.ts';

const SUSPICIOUS = verdict({ kind: 'suspicious' });

/** The sender's part of what is shown: what stands in the box. */
function boxed(html: string, changes?: Partial<RewriteInput>): string {
  const shown = shownHtml(html, changes).replaceAll('\r\n', '\n');
  return shown.slice(shown.indexOf('>', shown.indexOf('<div class="cf-contained"')) + 1);
}

function treated(content: string | Uint8Array, changes: Partial<RewriteInput> = {}): string {
  const input = judged(content, { choices: {}, ...changes });
  return Buffer.from(applyEdits(input.content, rewrite(input))).toString('latin1');
}

/** The style of a label is another test's matter. */
function plain(html: string): string {
  return html.replace(/\sstyle="[^"]*"/g, '').replace(/\n/g, '');
}

describe('the sender’s HTML', () => {
  it.each([
    ['style sheets go', '<style>p{}</style><p>a<link rel=stylesheet>b', '<p>ab</p>'],
    ['comments go, which Outlook reads', '<!--[if mso]><p>x<![endif]-->a', 'a'],
    ['programs go', '<script>x</script><p onclick="x()">a', '<p>a</p>'],
    ['forms go, and their controls are off', '<form action=x><input name=p>', '<input name="p" disabled="">'],
    ['unknown elements go, their content stays', '<o:p>a</o:p><dialog open>b</dialog>', 'ab'],
    [
      'what is written in any charset becomes ASCII',
      '<p>\u{e9}&eacute;\u{1f600}&nbsp;</p>',
      '<p>&#233;&#233;&#128512;&#160;</p>',
    ],
    [
      'pictures and tables stay',
      '<table width=9><tr><td><img src="cid:a" alt=b></table>',
      '<table width="9"><tbody><tr><td><img src="cid:a" alt="b"></td></tr></tbody></table>',
    ],
    [
      'the body’s direction and colours stay',
      '<html dir=rtl lang=he><body bgcolor=red text=blue>a',
      '<div dir="rtl" lang="he">a</div>',
    ],
    ['a program in an address goes', '<a href="javascript:x">a</a>', '<a>a</a>'],
    [
      'a copy of our banner goes',
      '<div class="x_cf-banner">safe</div><b class="m_7cf-domain">safe</b>a',
      'a',
    ],
  ])('%s', (_, html, expected) => {
    expect(plain(boxed(html, { verdict: SUSPICIOUS }))).toBe(`${expected}</div></body></html>`);
  });

  it('keeps what a style says of the look and nothing that moves or covers', () => {
    expect(
      inertDeclarations(
        'COLOR:red;position:fixed;margin:-9px 0;margin-top:4px;width:calc(1px);font:12px "a;b";back\\ground:red;/*;*/padding:1px;z-index:9;background:url(x;y)',
      ),
    ).toBe('color:red;margin-top:4px;font:12px "a;b";padding:1px;background:url(x;y)');
  });

  it('stays the same when it is contained again', () => {
    const manner = { treatment: 'remove', words: { shown: 'to {y}', removed: 'off {y}' } } as const;
    const banner = '<table class="cf-banner"\n></table\n>';
    for (const html of Object.values(HIDING_ATTACKS)) {
      const once = containedHtml(html, banner, manner);
      expect(containedHtml(once, banner, manner)).toBe(once);
      expect(containedHtml(releasedHtml(once), banner, manner)).toBe(once);
    }
  });

  it.each([
    ['elements', '<div>'.repeat(400_000)],
    ['misnested formatting', '<p><b><font size=1>'.repeat(60_000)],
    [
      'formatting that is opened again',
      Array.from({ length: 60_000 }, (_, index) => `<p><font a=${index}>x`).join(''),
    ],
    ['attributes', `<p ${Array.from({ length: 60_000 }, (_, index) => `a${index}`).join(' ')}>x`],
    ['links', '<a href="https://a.example/">x</a>'.repeat(40_000)],
    ['declarations', `<p style="${'color:red;'.repeat(150_000)}">x`],
    ['comments in a style', `<p style="${'/*'.repeat(500_000)}">x`],
    ['labels that do not end', '<div class="cf-contained"><span class="cf-domain"'.repeat(40_000)],
  ])('is done in time with 2 MB of %s', (_, html) => {
    const started = performance.now();
    const once = containedHtml(html.slice(0, 2_000_000), '', {
      treatment: 'show',
      words: { shown: '{y}', removed: '{y}' },
    });
    releasedHtml(once);
    releasedHtml(html);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

describe('links', () => {
  const LINK = '<a href="https://www.proximus.be@x.evil.example/a?b">www.proximus.be</a>';

  it.each<[string, string, Partial<RewriteInput>, string]>([
    [
      'are shown with their real domain',
      LINK,
      { verdict: SUSPICIOUS },
      '<a href="https://www.proximus.be@x.evil.example/a?b">www.proximus.be</a><span class="cf-domain">[mène à evil<b>.</b>example]</span>',
    ],
    [
      'lose their target in an impersonation',
      LINK,
      {},
      '<a data-cf-target="https://www.proximus.be@x.evil.example/a?b">www<span>.</span>proximus<span>.</span>be</a><span class="cf-domain">[lien désactivé, menait à evil<b>.</b>example]</span>',
    ],
    [
      'keep it where links are to be shown only',
      LINK,
      { choices: { links: 'show' } },
      '<a href="https://www.proximus.be@x.evil.example/a?b">www.proximus.be</a><span class="cf-domain">[mène à evil<b>.</b>example]</span>',
    ],
    ['are left alone on request', LINK, { choices: { links: 'leave' } }, LINK],
    [
      'to a mailbox',
      '<a href="mailto:a@mail.evil.example?x">a</a>',
      { verdict: SUSPICIOUS },
      '<a href="mailto:a@mail.evil.example?x">a</a><span class="cf-domain">[mène à evil<b>.</b>example]</span>',
    ],
    [
      'to a telephone',
      '<a href="tel:+32 2 555">a</a>',
      {},
      '<a data-cf-target="tel:+32 2 555">a</a><span class="cf-domain">[lien désactivé, menait à +32 2 555]</span>',
    ],
    [
      'within a picture',
      '<map><area href="https://evil.example/"></map>',
      {},
      '<map><area data-cf-target="https://evil.example/"></map>',
    ],
  ])('%s', (_, html, changes, expected) => {
    const numeric = expected.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
    expect(plain(boxed(html, changes))).toBe(`${numeric}</div></body></html>`);
  });

  it.each([
    ['https://a.example/b.c d', 'hxxps://a[.]example/b.c d'],
    ['see http://a.b.example.', 'see hxxp://a[.]b[.]example[.]'],
    ['www.evil.example/x.y', 'www[.]evil[.]example/x.y'],
    ['a@b.example, 1.5 and e.g. this', 'a@b.example, 1.5 and e.g. this'],
  ])('in plain text: %s', (text, expected) => {
    expect(switchOffAddresses(text)).toBe(expected);
    expect(switchOnAddresses(expected)).toBe(text);
  });
});

const SIGNED =
  'From: a@b.example\r\nContent-Type: multipart/signed; boundary=s\r\n\r\n--s\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--s\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n--s--\r\n';

const INVITE =
  'Content-Type: text/calendar; method=REQUEST;\r\n charset=utf-8\r\nContent-Disposition: inline\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST';

function alternatives(...parts: string[]): string {
  const body = parts.map((part) => `--b\r\n${part}\r\n`).join('');
  return `From: a@b.example\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n${body}--b--\r\n`;
}

describe('other parts', () => {
  it('has no AMP form, which would be shown without a banner', () => {
    const text = treated(
      alternatives(
        'Content-Type: text/html\r\n\r\n<p>x',
        'Content-Type: text/x-amp-html\r\n\r\n<html amp4email>',
        'X: 1\r\n\r\ny',
      ),
      { verdict: SUSPICIOUS },
    );
    expect(text).not.toMatch(/amp-html|amp4email/);
    expect(text.match(/\r\n--b\r\n/g)).toHaveLength(2);
    expect(text).toMatch(/y\r\n--b--\r\n$/);
  });

  it('makes an invite a file in an impersonation, and an invite again when the banner goes', () => {
    const content = alternatives(
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nx',
      INVITE,
    );
    const text = treated(content);
    expect(text).toContain(
      '--b\r\nContent-Type: application/octet-stream; name="invitation.ics.txt"\r\nContent-Disposition: attachment; filename="invitation.ics.txt"\r\n' +
        'X-Counterfoil-Content-Type: text/calendar; method=REQUEST;\r\n charset=utf-8\r\nX-Counterfoil-Content-Disposition: inline\r\n\r\nBEGIN:VCALENDAR',
    );
    const body = content.slice(content.indexOf('\r\n\r\n'));
    expect(
      Buffer.from(restoredMessage(Buffer.from(text, 'latin1')))
        .toString('latin1')
        .endsWith(body),
    ).toBe(true);
    expect(treated(content, { verdict: SUSPICIOUS })).toContain(INVITE);
  });

  it.each([
    ['signed', SIGNED],
    ['reported', SIGNED.replace('signed', 'report')],
    ['encrypted', SIGNED.replace('signed', 'encrypted')],
    ['inline PGP', 'From: a@b.example\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nhttps://a.example/\r\n'],
  ])('leaves what is %s byte for byte', (_, content) => {
    expect(treated(content).endsWith(content)).toBe(true);
  });

  it('leaves a message that is forwarded alone byte for byte, below the banner', () => {
    const content = alternatives(
      `Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nContent-Type: text/html\r\n\r\n<a href=x>y`,
    );
    expect(treated(content)).toContain(content.slice(content.indexOf('\r\n\r\n')));
    expect(treated(content)).toMatch(/^Content-Type: multipart\/mixed; boundary="=_cf-front-0="/m);
  });

  it('reads HTML in charsets where tags are other bytes', () => {
    const body = Buffer.from('<p>caf\u{e9}', 'utf16le').toString('latin1');
    const text = treated(
      `From: a@b.example\r\nContent-Type: text/html; charset=utf-16le\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}`,
    );
    expect(text).toContain('Content-Type: text/html; charset=utf-8');
    expect(text).toContain('caf&#233;');
  });
});

describe('a message that passes twice', () => {
  it('is the same, whatever its tree', () => {
    let contained = 0;
    fc.assert(
      fc.property(message, (content) => {
        const input = { choices: {}, verdict: verdict({ language: 'en', asks: [] }), senderName: 'Lumovia' };
        const once = treated(content, input);
        if (/cf-contained|Y2YtY29udGFpbmVk/.test(once)) contained++;
        expect(treated(Buffer.from(once, 'latin1'), input)).toBe(once);
      }),
      { numRuns: 300 },
    );
    expect(contained).toBeGreaterThan(50);
  });

  it('has no banner any longer when it is no longer suspected', () => {
    const content =
      'From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>x</p>\r\n';
    const once = treated(content, { choices: { treatment: { impersonation: 'annotate' } } });
    expect(once).toContain('cf-banner');
    expect(
      treated(Buffer.from(once, 'latin1'), { verdict: verdict({ kind: 'none' }) }).endsWith(content),
    ).toBe(true);
  });
});
