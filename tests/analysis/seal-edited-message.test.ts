import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadExpertise } from '../../src/analysis/expertise.ts';
import { analyse, type Circumstances } from '../../src/analysis/pipeline.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import type { Seal } from '../../src/authentication/seal-message.ts';
import { sealMessage } from '../../src/authentication/seal-message.ts';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import type { Treatment } from '../../src/rewrite/treatment.ts';
import { ed25519Key, rsaKey, SELECTOR, type SigningKey, sealed, signed } from '../authentication/signer.ts';
import { ARRIVAL, verified } from '../authentication/verified.ts';
import { type Zone, zoneResolver } from '../authentication/zone.ts';

const reading = loadExpertise(readRuleFolder('rules'));
if (!reading.ok) throw new Error('the shipped rules do not load');
const { expertise } = reading;

const AUTHOR: SigningKey = rsaKey();
const FILTER: SigningKey = rsaKey();
const NEXT: SigningKey = ed25519Key();

const ZONE: Zone = {
  [`TXT ${SELECTOR}._domainkey.contact-desk.example`]: [AUTHOR.record],
  [`TXT ${SELECTOR}._domainkey.filter.example`]: [FILTER.record],
  [`TXT ${SELECTOR}._domainkey.forwarder.example`]: [NEXT.record],
  'TXT _dmarc.contact-desk.example': ['v=DMARC1; p=reject'],
};

const STORY = [
  'From: Service client Proximus <ServiceclienteleProximus@contact-desk.example>',
  'To: jan@home.example',
  'Subject: Votre facture Proximus',
  'Date: Sun, 1 Mar 2026 10:00:00 +0100',
  'Message-ID: <1@contact-desk.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Cher client Proximus, votre compte est bloqué. Entrez votre code PIN, ou appelez le 0800 11 22 33.',
  'Un conseiller se présentera chez vous le 8 février à 15h.',
  '',
].join('\r\n');

interface Chosen {
  readonly treatment?: Treatment;
  readonly authservId?: string;
  readonly seal?: Seal;
  readonly trust?: readonly string[];
}

/** The seal of this house, with a clock that stands. */
const ours: Seal = (message) =>
  sealMessage(message, {
    sealer: {
      domain: 'filter.example',
      selector: SELECTOR,
      privateKey: FILTER.privateKey,
      authservId: 'filter.example',
    },
    resolver: zoneResolver(ZONE).resolver,
    now: ARRIVAL,
  });

async function passed(content: string, { treatment = 'contain', authservId, seal, trust }: Chosen = {}) {
  const circumstances: Circumstances = {
    id: 'test',
    today: '2026-03-01',
    trusted: trust ? { kind: 'listed', authservIds: trust } : { kind: 'none' },
    replaceBody: true,
    bannerFrom: 'intermediary',
    defaultLanguage: 'en',
    choices: { treatment: { intermediary: treatment, suspicious: treatment, impersonation: treatment } },
    ...(authservId !== undefined && { authservId }),
  };
  const bytes = Buffer.from(content);
  const transaction = { client: {}, envelope: { forwardPaths: ['jan@home.example'] }, content: bytes };
  const { verdict, edits } = await analyse(transaction, expertise, circumstances, {
    verify: (message) => {
      const text = Buffer.from(bytes).toString('latin1');
      expect(message.subject).not.toBe('');
      return verified(text, { zone: ZONE });
    },
    ...(seal && { seal }),
  });
  return { verdict, content: Buffer.from(applyEdits(bytes, edits)).toString('latin1') };
}

/** What the next host makes of it when it believes our seals. */
function atNextHop(content: string, trustedArcSealers = ['filter.example', 'forwarder.example']) {
  return verified(content, { zone: ZONE, trustedArcSealers });
}

describe('edits of header fields', () => {
  it('keep every signature', async () => {
    const body = fc
      .string({ unit: fc.constantFrom(...'ab .=\t\r\n') })
      .map((text) => text.replace(/\r?\n|\r/g, '\r\n'));
    const canonicalization = fc.constantFrom('relaxed/relaxed', 'simple/simple', 'relaxed/simple');
    await fc.assert(
      fc.asyncProperty(body, canonicalization, async (text, method) => {
        const forged =
          'X-Counterfoil-Verdict: genuine\r\nAuthentication-Results: filter.example; dkim=pass\r\n';
        const signing = { domain: 'contact-desk.example', key: AUTHOR, canonicalization: method };
        const letter = forged + (await signed(`${STORY}${text}`, signing));
        const result = await passed(letter, { treatment: 'observe', authservId: 'filter.example' });
        expect(result.content).toContain('X-Counterfoil-Verdict: ');
        expect(result.content).not.toMatch(/genuine|Authentication-Results/);
        const next = await verified(result.content, { zone: ZONE });
        expect(next.dkim).toBe('pass');
        expect(next.dmarc).toBe('pass');
      }),
      { numRuns: 25 },
    );
  });
});

describe('Authentication-Results of our own', () => {
  const letter = () => signed(STORY, { domain: 'contact-desk.example', key: AUTHOR });

  it('keep what was found out before the body changed, and take those that a sender forged out', async () => {
    const forged = `Authentication-Results: filter.example; dmarc=pass header.from=proximus.be\r\nAuthentication-Results: Filter.Example 1; dkim=pass\r\nAuthentication-Results: other.example; dkim=pass\r\n${await letter()}`;
    const { content } = await passed(forged, { authservId: 'filter.example' });
    expect(content.match(/^Authentication-Results: [^;]*/gm)).toEqual([
      'Authentication-Results: filter.example',
      'Authentication-Results: other.example',
    ]);
    const [field] = /^Authentication-Results: filter.*\r\n(?:[ \t].*\r\n)*/m.exec(content) ?? [''];
    expect(field.replace(/\s+/g, ' ').trim()).toBe(
      'Authentication-Results: filter.example; spf=none; dkim=pass header.d=contact-desk.example; dmarc=pass header.from=contact-desk.example',
    );
    expect((await verified(content, { zone: ZONE })).dkim).toBe('fail');
  });

  it('are not written where nothing was found out, where the body stays, and where nobody wants them', async () => {
    const without = { authservId: 'filter.example', trust: [] };
    expect((await passed(await letter(), { ...without, treatment: 'observe' })).content).not.toContain(
      'Authentication-Results',
    );
    expect((await passed(await letter())).content).not.toContain('Authentication-Results');
  });
});

describe('a seal upon an edited message', () => {
  it.each<Treatment>(['annotate', 'contain', 'wrap'])('holds at the next hop: %s', async (treatment) => {
    const letter = await signed(STORY, { domain: 'contact-desk.example', key: AUTHOR });
    const { verdict, content } = await passed(letter, { treatment, seal: ours });
    expect(verdict.disposition).toBe('annotate');
    expect(content).toMatch(/^ARC-Seal: i=1; .*cv=none/m);
    const next = await atNextHop(content);
    expect(next.arc).toEqual({ result: 'pass', sealer: 'filter.example', restored: true });
    expect(next).toMatchObject({ dkim: 'pass', dmarc: 'pass', dkimDomains: ['contact-desk.example'] });
  });

  it('is broken by any change behind it', async () => {
    const { content } = await passed(STORY, { seal: ours });
    expect((await atNextHop(content)).arc?.result).toBe('pass');
    expect((await atNextHop(content.replace('8 f', '9 f'))).arc?.result).toBe('fail');
    expect((await atNextHop(content.replace('Votre facture', 'Une facture'))).arc?.result).toBe('fail');
  });

  it('continues a chain that holds', async () => {
    const first = await sealed(STORY, {
      domain: 'forwarder.example',
      key: NEXT,
      results: 'forwarder.example; dkim=pass header.d=contact-desk.example',
      chain: 'none',
    });
    const { content } = await passed(first, { seal: ours });
    expect(content).toMatch(/^ARC-Seal: i=2; .*cv=pass/m);
    expect((await atNextHop(content)).arc).toMatchObject({ result: 'pass', sealer: 'filter.example' });
    const third = await sealed(Buffer.from(content, 'latin1').toString(), {
      domain: 'forwarder.example',
      key: NEXT,
      results: 'forwarder.example; arc=pass',
      chain: 'pass',
    });
    expect((await atNextHop(Buffer.from(third).toString('latin1'))).arc).toMatchObject({
      result: 'pass',
      sealer: 'forwarder.example',
    });
  });

  it('is not put upon a chain that is broken, nor where the body stays', async () => {
    const first = await sealed(STORY, {
      domain: 'forwarder.example',
      key: NEXT,
      results: 'x',
      chain: 'none',
    });
    const broken = first.replace('code PIN', 'code  PIN').replace('facture', 'note');
    expect((await passed(broken, { seal: ours })).content.match(/^ARC-Seal:/gm)).toHaveLength(1);
    expect((await passed(STORY, { seal: ours, treatment: 'observe' })).content).not.toContain('ARC-Seal');
  });
});
