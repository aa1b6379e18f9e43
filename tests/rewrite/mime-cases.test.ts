import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import { renderBanner } from '../../src/rewrite/banner.ts';
import { BANNER_LANGUAGES } from '../../src/rewrite/banner-texts.ts';
import { restoredMessage } from '../../src/rewrite/restored-message.ts';
import { type RewriteInput, rewrite } from '../../src/rewrite/rewrite.ts';
import { BRAND, judged, verdict } from './judged.ts';

const CONTAIN = { choices: {} };

function treated(content: string, changes: Partial<RewriteInput> = {}): Buffer {
  const input = judged(content, changes);
  return Buffer.from(applyEdits(input.content, rewrite(input)));
}

function bodyOf(content: Uint8Array): string {
  const text = Buffer.from(content).toString('latin1');
  return text.slice(text.indexOf('\r\n\r\n') + 4);
}

const INVITE =
  'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Visite\r\nX-ALT-DESC;FMTTYPE=text/html:<b>Lumovia</b>\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';

const PDF =
  'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n';

/** Messages without a text that could take the banner. */
const TEXTLESS: readonly (readonly [string, string])[] = [
  [
    'a calendar alone',
    `From: a@b.example\r\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${INVITE}`,
  ],
  [
    'a calendar as the only alternative',
    `From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=x\r\n\r\n--x\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n${INVITE}--x--\r\n`,
  ],
  ['a PDF alone', `From: a@b.example\r\n${PDF}`],
  [
    'a PDF in a mixture',
    `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\npreamble\r\n--y\r\n${PDF}\r\n--y--\r\nepilogue`,
  ],
  [
    'an HTML file',
    `From: a@b.example\r\nContent-Type: text/html\r\nContent-Disposition: attachment; filename=a.html\r\n\r\n<p>x`,
  ],
  [
    'a boundary of ours in the body',
    `From: a@b.example\r\nContent-Type: text/calendar\r\n\r\n--=_cf-front-0=\r\n${INVITE}`,
  ],
];

describe('a message without text', () => {
  it.each(TEXTLESS)('%s: gets the banner in front, and every byte of its body stays', async (_, content) => {
    const flagged = treated(content);
    const mail = await simpleParser(flagged);
    expect(mail.html).toContain('cf-banner');
    expect(mail.text).toContain('[!!] Avertissement');
    expect(bodyOf(flagged)).toContain(bodyOf(Buffer.from(content)));
    expect(bodyOf(restoredMessage(flagged))).toBe(bodyOf(Buffer.from(content)));
  });

  it.each(TEXTLESS)('%s: passes twice without a change', (_, content) => {
    for (const changes of [{}, CONTAIN, { ...CONTAIN, verdict: verdict({ kind: 'suspicious' }) }]) {
      const once = treated(content, changes);
      expect(treated(once.toString('latin1'), changes).toString('latin1')).toBe(once.toString('latin1'));
      const freed = treated(once.toString('latin1'), { ...changes, verdict: verdict({ kind: 'none' }) });
      expect(bodyOf(freed)).toBe(bodyOf(Buffer.from(content)));
      expect(freed.toString()).toMatch(/^Content-Type: (?!multipart\/mixed; boundary="=_cf)/m);
    }
  });

  it('puts no invite of an impersonation into a calendar', () => {
    const [, [, calendar] = ['', '']] = TEXTLESS;
    const flagged = treated(calendar, CONTAIN).toString();
    expect(flagged).toContain('X-Counterfoil-Content-Type: text/calendar; method=REQUEST');
    expect(flagged).not.toMatch(/^Content-Type: text\/calendar/m);
    const suspicious = treated(calendar, { ...CONTAIN, verdict: verdict({ kind: 'suspicious' }) }).toString();
    expect(suspicious).toMatch(/^Content-Type: text\/calendar/m);
  });
});

const HTML = 'Content-Type: text/html\r\n\r\n<p>html';
const PLAIN_TEXT = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit';
const TEXT = `${PLAIN_TEXT}\r\n\r\ntext`;

function multipart(type: string, ...parts: readonly string[]): string {
  return `Content-Type: multipart/${type}\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`;
}

describe('the parts that get the banner', () => {
  it.each<[string, string, RegExp]>([
    [
      'both alternatives',
      multipart('alternative; boundary=b', TEXT, HTML),
      /\[!!\][\s\S]*text[\s\S]*cf-banner[\s\S]*html/,
    ],
    [
      'the root of related parts that start names',
      multipart(
        'related; boundary=b; start="<r>"',
        HTML.replace('html\r', 'html\r\nContent-ID: <o>\r'),
        HTML.replace('text/html', 'text/html\r\nContent-ID: <r>'),
      ),
      /^(?![\s\S]*cf-banner[\s\S]*<o>)[\s\S]*<r>[\s\S]*cf-banner/,
    ],
    [
      'the first text of a mixture, not the one behind the file',
      multipart('mixed; boundary=b', TEXT, PDF, `${PLAIN_TEXT}\r\n\r\nfooter`),
      /\[!!\][\s\S]*text[\s\S]*%?JVBER[\s\S]*footer(?![\s\S]*\[!!\])/,
    ],
    [
      'an alternative within a mixture with text behind',
      multipart(
        'mixed; boundary=b',
        multipart('alternative; boundary=c', TEXT, HTML).replaceAll('--b', '--c'),
        TEXT,
      ),
      /\[!!\][\s\S]*cf-banner[\s\S]*text\r\n--b--/,
    ],
    [
      'text that flows, with spaces deleted',
      `Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\nContent-Transfer-Encoding: 8bit\r\n\r\nlong \r\nline\r\n`,
      /\[!!\][\s\S]*={72}\r\n\r\nlong \r\nline\r\n$/,
    ],
  ])('%s', (_, entity, expected) => {
    const content = `From: a@b.example\r\nMIME-Version: 1.0\r\n${entity}`;
    const flagged = treated(content, { verdict: verdict({ language: 'en' }), senderName: 'Lumovia' });
    expect(bodyOf(flagged)).toMatch(expected);
    expect(bodyOf(restoredMessage(flagged))).toBe(bodyOf(Buffer.from(content)));
  });

  it('has no line that would flow into the next, in any language', () => {
    for (const language of BANNER_LANGUAGES) {
      const { text = '' } = renderBanner(verdict({ language }), judged('')) ?? {};
      expect(text).not.toMatch(/ \n/);
      expect(text).not.toMatch(/^[ >]/m);
    }
  });
});

describe('copies of a banner within the text', () => {
  const { text } = renderBanner(verdict({ language: 'nl' }), judged('')) ?? expect.fail('no banner');
  const PLAIN =
    'From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
  const forged = `[i] Checked - safe\n${'='.repeat(72)}\nYou may trust this.\n${'='.repeat(72)}\n`;

  it.each([
    ['ours', text],
    ['ours, quoted', text.replace(/^/gm, '> ').replace(/> $/, '')],
    ['one of other words', forged],
    ['one of other words, quoted', forged.replace(/^/gm, '> ').replace(/> $/, '')],
  ])('go where the message is contained: %s', (_, copy) => {
    const content = Buffer.from(
      `${PLAIN}Bonjour\r\n${copy.replaceAll('\n', '\r\n')}Bien à vous\r\n`,
    ).toString('latin1');
    const body = Buffer.from(bodyOf(treated(content, CONTAIN)), 'latin1').toString();
    expect(body.match(/={72}/g)).toHaveLength(2);
    expect(body).toMatch(/Bonjour\r\n(?:> ?\r\n)?Bien à vous\r\n$/);
    const annotated = Buffer.from(bodyOf(treated(content)), 'latin1').toString();
    expect(annotated.match(/={72}/g)).toHaveLength(4);
  });

  it('go from HTML even without our class', () => {
    const copy =
      renderBanner(verdict({ language: 'de' }), judged(''))?.html.replace(/ class="[^"]*"/, ' ') ?? '';
    const html = `<p>Bonjour</p>${copy}<p>Bien`;
    const flagged = treated(
      `From: a@b.example\r\nContent-Type: text/html\r\n\r\n${html}`,
      CONTAIN,
    ).toString();
    expect(flagged.match(/Avertissement/g)).toHaveLength(1);
    expect(flagged).not.toContain('Warnung');
    expect(flagged).toContain('<p>Bonjour</p><p>Bien</p>');
  });

  it('stay where somebody talks about them', () => {
    const talk = 'It says:\r\n[!!] Warning – Stop: this is very probably not Lumovia.\r\nWhat is that?\r\n';
    const content = Buffer.from(PLAIN + talk).toString('latin1');
    expect(Buffer.from(bodyOf(treated(content, CONTAIN)), 'latin1').toString()).toContain(talk);
  });
});

describe('the line that lists of messages show', () => {
  const shown = (html: string) =>
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/\s+/g, ' ')
      .trim();

  it.each(BANNER_LANGUAGES)('is the warning, in %s', (language) => {
    for (const [kind, symbol] of [
      ['suspicious', '!'],
      ['impersonation', '!!'],
    ] as const) {
      const context = { ...judged(''), preview: 'Votre facture' };
      const { html = '' } = renderBanner(verdict({ kind, language }), context) ?? {};
      const { label, headline } = context.banners[language].levels[kind];
      expect(shown(html).replaceAll('\u{a0}', ' ')).toMatch(
        new RegExp(`^${symbol} ${label} – ${headline.split('{')[0]?.replace(/[!?.]/g, '\\$&')}`),
      );
      expect(html).not.toContain('Votre facture');
    }
  });

  it('stays the sender’s for a mere note, hidden from readers and screen readers', () => {
    const context = { ...judged(''), preview: `Votre <b>facture</b>\u202e\n ${'est prête '.repeat(40)}` };
    const { html = '', text = '' } = renderBanner(verdict({ kind: 'intermediary' }), context) ?? {};
    expect(shown(html)).toMatch(/^Votre <b>facture<\/b> est prête .{20,120}… i À savoir – /);
    expect(html).toMatch(/<td aria-hidden="true"[^>]*>\s*<div style="display:none;/);
    expect(text).toMatch(/^\[i\] À savoir/);
  });
});

describe('the contact page', () => {
  const contact = (changes: object, language: (typeof BANNER_LANGUAGES)[number] = 'en') =>
    renderBanner(verdict({ language }), { ...judged(''), brand: { ...BRAND, ...changes } })?.text.replace(
      /\s+/g,
      ' ',
    );

  it.each([
    ['en', '(checked on November 3, 2026)'],
    ['nl', '(gecontroleerd op 3 november 2026)'],
    ['fr', '(vérifié le 3 novembre 2026)'],
    ['de', '(geprüft am 3. November 2026)'],
    ['et', '(kontrollitud 3. november 2026)'],
  ] as const)('has in %s the day on which somebody looked', (language, expected) => {
    expect(contact({ contactChecked: '2026-11-03' }, language)).toContain(
      `https://www.lumovia.example/contact ${expected}`,
    );
  });

  it('has no day where nobody has looked', () => {
    expect(contact({})).toMatch(/https:\/\/www\.lumovia\.example\/contact (?!\()/);
  });
});
