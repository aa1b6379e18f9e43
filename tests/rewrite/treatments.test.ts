import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import { dispositionFor } from '../../src/rewrite/disposition.ts';
import { restoredMessage } from '../../src/rewrite/restored-message.ts';
import { type RewriteInput, rewrite } from '../../src/rewrite/rewrite.ts';
import { type BannerChoices, planFor, type Treatment } from '../../src/rewrite/treatment.ts';
import { judged, verdict } from './judged.ts';
import { message } from './mime-tree.ts';

function all(treatment: Treatment, more: Partial<BannerChoices> = {}): BannerChoices {
  return { treatment: { intermediary: treatment, suspicious: treatment, impersonation: treatment }, ...more };
}

function treated(content: string | Uint8Array, changes: Partial<RewriteInput> = {}): Buffer {
  const input = judged(content, { choices: all('wrap'), ...changes });
  return Buffer.from(applyEdits(input.content, rewrite(input)));
}

function withoutOurs(content: Uint8Array): string {
  return Buffer.from(content)
    .toString('latin1')
    .replace(/^X-Counterfoil-.*\r?\n(?:[ \t].*\r?\n)*/gm, '');
}

/** The fields in any order, and the body: which field of the body stood where is not kept. */
function halves(content: string): { fields: string[]; body: string } {
  const end = /\r?\n\r?\n/.exec(content)?.index ?? content.length;
  return { fields: content.slice(0, end).split(/\r?\n/).sort(), body: content.slice(end) };
}

const LETTER = [
  'Received: from a.example',
  'From: Lumovia <info@contact-desk.example>',
  'To: jan@home.example',
  'Subject: =?utf-8?q?Votre_facture_=C3=A9lectrique?=',
  'Message-ID: <1@contact-desk.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=iso-8859-1',
  'Content-Transfer-Encoding: 8bit',
  'Content-Language: fr',
  '',
  '<style>.cf-banner{display:none}</style><p>caf\xe9\0',
].join('\r\n');

const SIGNED = `From: a@b.example\r\nContent-Type: multipart/signed; boundary=s; micalg=pgp-sha256\r\n\r\n--s\r\nContent-Type: text/plain\r\n\r\nBonjour \r\n--s\r\nContent-Type: application/pgp-signature\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n--s--\r\n`;

describe('wrap', () => {
  it('makes the banner the message, and attaches the original as a file of no type', async () => {
    const mail = await simpleParser(treated(LETTER));
    expect(mail.subject).toBe('Votre facture électrique');
    expect(mail.from?.text).toBe('"Lumovia" <info@contact-desk.example>');
    expect(mail.messageId).toBe('<1@contact-desk.example>');
    expect(mail.html).toContain('cf-banner');
    expect(mail.html).not.toContain('<style>');
    expect(mail.text?.replace(/\s+/g, ' ')).toContain('Le message lui-même est joint : original.eml.');
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['original.eml']);
    expect(treated(LETTER).toString('latin1')).toContain(
      'Content-Type: application/octet-stream; name="original.eml"\r\n',
    );
    expect(mail.attachments[0]?.content.toString('latin1')).toBe(LETTER);
  });

  it('keeps every byte of any message, in any line ends', async () => {
    await fc.assert(
      fc.asyncProperty(message, async (content) => {
        const { attachments } = await simpleParser(treated(content));
        expect(attachments.at(-1)?.content.equals(content)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('passes twice without a change, and gives the message back when the verdict is milder', () => {
    fc.assert(
      fc.property(message, (content) => {
        const once = treated(content);
        expect(treated(once).toString('latin1')).toBe(once.toString('latin1'));
        const restored = withoutOurs(treated(once, { verdict: verdict({ kind: 'none' }) }));
        expect(halves(restored)).toEqual(halves(content.toString('latin1')));
      }),
      { numRuns: 50 },
    );
  });

  it('turns into another treatment, and back', () => {
    const contained = treated(treated(LETTER), { choices: all('contain') });
    expect(contained.toString('latin1')).toMatch(/^Content-Type: text\/html/m);
    expect(contained.toString('latin1')).not.toMatch(/original\.eml|cf-wrapped/);
  });

  it('believes no header that a sender has put into a wrapper of his own', () => {
    const inner = Buffer.from(
      'From: boss@home.example\r\nSubject: ok\r\nContent-Type: text/plain\r\n\r\nBonjour',
    );
    const forged = treated(inner)
      .toString('latin1')
      .replace(/^From: .*$/m, 'From: evil@c.example');
    const restored = Buffer.from(restoredMessage(Buffer.from(forged, 'latin1'))).toString();
    expect(withoutOurs(Buffer.from(restored))).toBe(
      'MIME-Version: 1.0\r\nFrom: evil@c.example\r\nSubject: ok\r\nContent-Type: text/plain\r\n\r\nBonjour',
    );
  });

  it.each<[string, string]>([
    ['signed', SIGNED],
    [
      'signed below a footer',
      `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain\r\n\r\nhi\r\n--m\r\n${SIGNED.replace(/^From.*\r\n/, '')}\r\n--m--\r\n`,
    ],
    [
      'S/MIME',
      'From: a@b.example\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMIIB',
    ],
    ['inline PGP', 'From: a@b.example\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n'],
  ])(
    'leaves %s mail as it is, unless it may be wrapped; then its signature stays whole',
    async (_, content) => {
      expect(treated(content).includes('original.eml')).toBe(false);
      const { attachments } = await simpleParser(
        treated(content, { choices: all('wrap', { wrapSigned: true }) }),
      );
      expect(attachments.at(-1)?.content.toString()).toBe(content);
    },
  );

  it('leaves reports alone whatever is chosen', () => {
    const report =
      'From: a@b.example\r\nContent-Type: multipart/report; boundary=r\r\n\r\n--r\r\n\r\nfailed\r\n--r--\r\n';
    expect(withoutOurs(treated(report, { choices: all('wrap', { wrapSigned: true }) }))).toBe(report);
  });

  it('contains what would be too large', () => {
    const large = `From: a@b.example\r\n\r\n${'x'.repeat(998)}\r\n`.concat(
      `${'y'.repeat(998)}\r\n`.repeat(20_001),
    );
    const result = treated(large).toString('latin1', 0, 5000);
    expect(result).not.toContain('cf-wrapped');
    expect(result).toContain('[!!] Avertissement');
  });
});

describe('quarantine', () => {
  const kinds = (changes: Partial<RewriteInput>) =>
    rewrite(judged(LETTER, { choices: all('quarantine'), ...changes })).map(({ kind }) => kind);

  it('holds the message, contained', () => {
    expect(kinds({}).slice(-2)).toEqual(['replace-body', 'quarantine']);
    expect(treated(LETTER, { choices: all('quarantine') }).toString()).toContain('cf-contained');
  });

  it('contains it where the mail server cannot hold it', () => {
    expect(kinds({ canQuarantine: false })).not.toContain('quarantine');
    expect(kinds({ canQuarantine: false })).toContain('replace-body');
  });

  it('holds what may not be changed, too', () => {
    expect(kinds({ replaceBody: false })).toContain('quarantine');
    expect(kinds({ reversePath: '' })).toContain('quarantine');
    expect(rewrite(judged(SIGNED, { choices: all('quarantine') })).at(-1)?.kind).toBe('quarantine');
  });
});

describe('the disposition that the JSON tells', () => {
  it.each([
    ['annotate', 'observe', {}, 'deliver'],
    ['annotate', 'annotate', {}, 'annotate'],
    ['annotate', 'contain', {}, 'annotate'],
    ['annotate', 'wrap', {}, 'annotate'],
    ['annotate', 'quarantine', {}, 'quarantine'],
    ['annotate', 'quarantine', { canQuarantine: false }, 'annotate'],
    ['annotate', 'contain', { bannerFrom: 'never' }, 'deliver'],
    ['quarantine', 'annotate', {}, 'quarantine'],
    ['quarantine', 'annotate', { canQuarantine: false }, 'annotate'],
    ['quarantine', 'observe', { canQuarantine: false }, 'deliver'],
    ['deliver', 'quarantine', {}, 'deliver'],
    ['reject', 'observe', {}, 'reject'],
  ] as const)('policy %s with treatment %s %o: %s', (disposition, treatment, changes, expected) => {
    const input = judged(LETTER, { verdict: verdict({ disposition }), choices: all(treatment), ...changes });
    expect(dispositionFor(input)).toBe(expected);
  });
});

describe('several recipients', () => {
  const choices = {
    ...all('annotate', { links: 'show' }),
    recipients: [
      { domain: 'observe.example', ...all('observe', { links: 'leave' }) },
      { domain: 'wrap.example', ...all('wrap', { links: 'remove', wrapSigned: true }) },
      { domain: 'hold.example', ...all('quarantine') },
    ],
  } as const satisfies BannerChoices;

  it.each([
    [['a@observe.example'], 'observe', 'leave'],
    [['a@observe.example', 'b@home.example'], 'annotate', 'show'],
    [['a@home.example', 'b@wrap.example'], 'wrap', 'remove'],
    [['a@hold.example', 'b@hold.example'], 'quarantine', 'show'],
    [['a@hold.example', 'b@observe.example'], 'contain', 'show'],
    [['a@hold.example', 'b@wrap.example'], 'wrap', 'remove'],
    [[], 'annotate', 'show'],
  ])('%j: %s, links %s', (forwardPaths, treatment, links) => {
    expect(planFor(choices, forwardPaths)).toMatchObject({ links, treatment: { impersonation: treatment } });
  });

  it('wraps what is signed only where all want it', () => {
    expect(planFor(choices, ['a@wrap.example']).wrapSigned).toBe(true);
    expect(planFor(choices, ['a@wrap.example', 'b@home.example']).wrapSigned).toBe(false);
  });
});
