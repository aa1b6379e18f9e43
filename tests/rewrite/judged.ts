import type { Brand } from '../../src/brands/brand.ts';
import type { RewriteInput } from '../../src/rewrite/rewrite.ts';
import type { BannerChoices } from '../../src/rewrite/treatment.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { bannerBook } from './rules-banners.ts';

/** An invented brand. */
export const BRAND: Brand = {
  id: 'lumovia',
  layer: 'core',
  name: 'Lumovia',
  names: ['Lumovia'],
  ambiguousNames: [],
  sector: 'telecom',
  countries: ['BE'],
  domains: ['lumovia.example', 'lumovia.test', 'lumovia.invalid'],
  domainSuffixes: [],
  mailboxDomains: [],
  namesakes: [],
  partners: [],
  contactUrl: 'https://www.lumovia.example/contact',
  telephones: [],
  facts: [{ fact: 'no-phone-support', source: 'https://www.lumovia.example/contact', checked: '2026-11-22' }],
};

/** A verdict of impersonation, in French, with an appointment and a telephone number. */
export function verdict(changes: Partial<Verdict> = {}): Verdict {
  return {
    kind: 'impersonation',
    score: 8.7,
    disposition: 'annotate',
    brand: 'lumovia',
    language: 'fr',
    claims: [{ brand: 'lumovia', where: 'from.local-part', evidence: 'ServiceclienteleLumovia' }],
    origin: {
      domain: 'contact-desk.example',
      role: 'stranger',
      authentication: { spf: 'pass', dkim: 'none', dmarc: 'none' },
    },
    asks: [
      { kind: 'appointment', evidence: 'se présentera chez vous le 8 février à 15h' },
      { kind: 'call', evidence: 'appelez le 0800 00 000' },
    ],
    findings: [
      {
        rule: 'claim-in-local-part',
        question: 'claim',
        weight: 3.5,
        where: 'from.local-part',
        evidence: 'ServiceclienteleLumovia',
      },
      { rule: 'appointment', question: 'ask', weight: 2, where: 'body', evidence: '8 février' },
    ],
    counterfactual: '',
    ...changes,
  };
}

const BOOK = bannerBook();

/** The banner is put in and nothing else happens to the body. */
const ANNOTATE = {
  treatment: { intermediary: 'annotate', suspicious: 'annotate', impersonation: 'annotate' },
} as const satisfies BannerChoices;

/** A judged message; text is taken as latin1, so that a test can write any byte. */
export function judged(content: string | Uint8Array, changes: Partial<RewriteInput> = {}): RewriteInput {
  return {
    content: typeof content === 'string' ? Buffer.from(content, 'latin1') : content,
    verdict: verdict(),
    id: '01JD0000000000000000000000',
    banners: BOOK,
    brand: BRAND,
    senderName: 'Service clientèle Lumovia',
    bannerFrom: 'intermediary',
    defaultLanguage: 'en',
    replaceBody: true,
    choices: ANNOTATE,
    ...changes,
  };
}
