import { describe, expect, it } from 'vitest';
import { UNAUTHENTICATED } from '../../src/authentication/authentication.ts';
import { buildBrandDirectory } from '../../src/brands/brand-directory.ts';
import { indexServices } from '../../src/links/link-services.ts';
import type { Language } from '../../src/message/message.ts';
import type { PhraseBook } from '../../src/signals/ask/phrase-book.ts';
import { indexLocales } from '../../src/signals/context/recipient-locales.ts';
import type { Facts } from '../../src/signals/facts.ts';
import { type AskKind, type Finding, runSignal, type Signal, type Where } from '../../src/signals/signal.ts';
import { deepFreeze } from './deep-freeze.ts';
import { type MessageParts, messageOf } from './message-of.ts';

/** What exactly one finding must say. */
interface Expected {
  readonly where?: Where;
  readonly ask?: AskKind;
  readonly evidence?: string;
}

/** Named messages that make the signal fire, and named messages that do not. */
export interface SignalCases {
  readonly fires: Readonly<Record<string, MessageParts & Expected>>;
  readonly silent: Readonly<Record<string, MessageParts>>;
}

const NO_REASSURANCES = { nl: [], fr: [], de: [], et: [], en: [], und: [] };

const LANGUAGES = ['nl', 'fr', 'de', 'et', 'en'] as const satisfies readonly Language[];

/**
 * The only way in which a signal about words is tested: named cases that must fire, in every language, and named
 * cases that must not. The facts are frozen, so that a signal that writes throws.
 */
export function testSignal(signal: Signal, phrases: PhraseBook, cases: SignalCases): void {
  describe(signal.id, () => {
    it.each(Object.entries(cases.fires))('fires: %s', (_, { where, ask, evidence, ...parts }) => {
      const findings = observe(signal, phrases, parts);
      expect(findings).toContainEqual(
        expect.objectContaining({
          signal: signal.id,
          ...(where && { where }),
          ...(ask && { ask }),
          ...(evidence && { evidence }),
        }),
      );
      for (const finding of findings) expect(readableText(parts)).toContain(finding.evidence);
    });

    it.each(Object.entries(cases.silent))('silent: %s', (_, parts) => {
      expect(observe(signal, phrases, parts)).toEqual([]);
    });

    it('is tested in every language and with near misses', () => {
      const languages = new Set(Object.values(cases.fires).map(({ language }) => language));
      expect(LANGUAGES.filter((language) => !languages.has(language))).toEqual([]);
      expect(Object.keys(cases.silent).length).toBeGreaterThanOrEqual(2);
    });
  });
}

function observe(signal: Signal, phrases: PhraseBook, parts: MessageParts): Finding[] {
  const message = messageOf(parts);
  const facts: Facts = {
    message,
    authentication: UNAUTHENTICATED,
    sender: {
      domain: 'mailing.example',
      organizationalDomain: 'mailing.example',
      kind: 'stranger',
      authenticated: false,
    },
    mentions: [],
    entitlements: new Map(),
    attachments: [],
    documentMentions: [],
    destinations: [],
    telephones: [],
  };
  return runSignal(signal, deepFreeze(facts), {
    brands: buildBrandDirectory({ brands: [] }),
    phrases,
    links: indexServices([]),
    reassurances: NO_REASSURANCES,
    locales: indexLocales([]),
  });
}

/** Evidence is quoted with white space collapsed. */
function readableText({ subject = '', text = '' }: MessageParts): string {
  return `${subject}\n${text}`.replace(/[^\S\n]+/g, ' ').replace(/\n/g, ' ');
}
