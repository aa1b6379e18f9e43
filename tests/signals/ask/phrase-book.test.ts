import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.ts';
import type { Invite } from '../../../src/message/invite.ts';
import type { Language } from '../../../src/message/message.ts';
import { loadPhrases, type PhraseBook } from '../../../src/signals/ask/phrase-book.ts';
import { messageOf } from '../message-of.ts';
import { lureDocument } from './phrases/lure-document.ts';
import { shippedPhrases } from './shipped-phrases.ts';

function load(...documents: readonly Document[]): PhraseBook {
  const loaded = loadPhrases(documents);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.phrases;
}

function asksIn(phrases: PhraseBook, text: string, language: Language = 'en'): string[] {
  return phrases.hits(messageOf({ text, language })).asks.map(({ evidence }) => evidence);
}

const english: Document = {
  file: 'en.yaml',
  text: `language: en
unless: [never]
reports: [scammers]
asks:
  - { id: pin, kind: pin, phrases: [enter your pin], unless: [for fun] }
  - { id: pay, kind: pay, phrases: ['pay <amount>'] }
amplifiers:
  - { id: hurry, phrases: [at once] }
`,
};
const dutch: Document = {
  file: 'nl.yaml',
  text: 'language: nl\nasks:\n  - { id: pay, kind: pay, phrases: [betaal nu] }\n',
};

describe('phrases of the administrator', () => {
  const shipped = {
    file: 'rules/lures/en.yaml',
    text: "language: en\nwords: { tool: [spanner, hammer] }\nasks:\n  - { id: visit, kind: appointment, phrases: ['will visit you'] }\n",
  };
  const own = (text: string) => ({ file: 'rules/local/lures/en.yaml', text: `language: en\n${text}` });
  const asks = (text: string, own?: { readonly file: string; readonly text: string }) => {
    const loaded = loadPhrases(own ? [shipped, own] : [shipped]);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const hits = loaded.phrases.hits({ subject: '', text, language: 'en', invites: [] });
    return hits.asks.map(({ id }) => id);
  };

  it('add to ours and use our word lists', () => {
    const mine = own("asks:\n  - { id: tool, kind: reply, phrases: ['bring a {tool}'] }\n");
    expect(asks('Please bring a hammer. We will visit you.', mine)).toEqual(['tool', 'visit']);
  });

  it('switch off one of ours', () => {
    expect(asks('We will visit you.')).toEqual(['visit']);
    expect(asks('We will visit you.', own('asks: [{ id: visit, status: off }]\n'))).toEqual([]);
  });

  it('cannot switch off what is not there', () => {
    const loaded = loadPhrases([shipped, own('asks: [{ id: vist, status: off }]\n')]);
    expect(loaded.ok ? [] : loaded.problems).toMatchObject([{ cure: 'did you mean "visit"?' }]);
  });
});

describe('loadPhrases', () => {
  it('tells the problems of every file', () => {
    const loaded = loadPhrases([lureDocument('(a'), { file: 'nl.yaml', text: 'language: zz' }]);
    expect('problems' in loaded && loaded.problems.map(({ file }) => file)).toEqual(['en.yaml', 'nl.yaml']);
  });

  it('finds asks and amplifiers in the subject and in the text', () => {
    const hits = load(english).hits(
      messageOf({ subject: 'Pay € 5', text: 'Enter your PIN at once', language: 'en' }),
    );
    expect(hits).toEqual({
      asks: [
        { id: 'pay', kind: 'pay', where: 'subject', evidence: 'Pay € 5' },
        { id: 'pin', kind: 'pin', where: 'body', evidence: 'Enter your PIN' },
      ],
      amplifiers: [{ id: 'hurry', where: 'body', evidence: 'at once' }],
    });
  });

  it.each<[string, string, string[]]>([
    ['an ask', 'Enter your PIN.', ['Enter your PIN']],
    ['negation in the sentence', 'Never enter your PIN.', []],
    ['negation in another sentence', 'We never lie. Enter your PIN.', ['Enter your PIN']],
    ['a report in the sentence', 'Scammers say enter your PIN.', []],
    ['a report in the sentence before', 'Scammers call you. They say enter your PIN.', []],
    ['a report two sentences before', 'Scammers call. Be careful. Enter your PIN.', ['Enter your PIN']],
    ['an exception of the ask itself', 'Enter your PIN for fun.', []],
    ['an exception of another ask', 'Pay € 5 for fun.', ['Pay € 5']],
    ['invisible letters, quoted as they stand', 'Enter your P\u200BIN', ['Enter your P\u200BIN']],
  ])('knows %s', (_, text, evidence) => {
    expect(asksIn(load(english), text)).toEqual(evidence);
  });

  it.each<[Language, string[]]>([
    ['nl', ['betaal nu', 'pay € 5']],
    ['en', ['pay € 5']],
    ['fr', ['pay € 5']],
    ['und', ['betaal nu', 'pay € 5']],
  ])('searches a message in %s with its own language and English', (language, evidence) => {
    expect(asksIn(load(english, dutch), 'betaal nu, pay € 5', language).sort()).toEqual(evidence);
  });

  it.each([
    ['in the sentence', 'The parcel: pay € 2.', ['pay € 2']],
    ['some sentences before', 'Your parcel waits. Really. Pay € 2.', ['Pay € 2']],
    ['some sentences after', 'Pay € 2. Really. For your parcel.', ['Pay € 2']],
    ['too far', `Your parcel waits. ${'Really. '.repeat(6)}Pay € 2.`, []],
    ['nowhere', 'Pay € 2.', []],
  ])('needs the words of "near" %s', (_, text, evidence) => {
    const near = english.text.replace(
      "phrases: ['pay <amount>']",
      "phrases: ['pay <amount>'], near: [parcel]",
    );
    expect(asksIn(load({ ...english, text: near }), text)).toEqual(evidence);
  });

  it('takes the words of "near" from the subject for the body, and from the body for the subject', () => {
    const text = english.text.replace(
      "phrases: ['pay <amount>']",
      "phrases: ['pay <amount>'], near: [parcel]",
    );
    const phrases = load({ ...english, text });
    const found = (subject: string, body: string) =>
      phrases.hits(messageOf({ subject, text: body, language: 'en' })).asks.map(({ where }) => where);
    expect(found('Your parcel', 'Pay € 2')).toEqual(['body']);
    expect(found('Pay € 2', `${'Really. '.repeat(20)}Your parcel`)).toEqual(['subject']);
    expect(found('Pay € 2', 'Hello')).toEqual([]);
  });

  it('tries Spanish and Portuguese only where the language is unknown', () => {
    const spanish = { file: 'es.yaml', text: english.text.replace('language: en', 'language: es') };
    expect(asksIn(load(spanish), 'Enter your PIN.', 'fr')).toEqual([]);
    expect(asksIn(load(spanish), 'Enter your PIN.', 'und')).toEqual(['Enter your PIN']);
  });

  it('cuts evidence to a line', () => {
    const text = `enter your\n   \u200Bp${'\u200B'.repeat(500)}in`;
    for (const evidence of asksIn(load(english), text)) {
      expect(evidence.length).toBeLessThanOrEqual(160);
      expect(evidence).not.toContain('\n');
    }
    expect(asksIn(load(english), text)).toHaveLength(1);
  });
});

const KINDS =
  `appointment call pay fee release-payment credentials pin card personal-data remote-access gift-card
  install login scan-code open-attachment confirm-order reply move-channel claim-prize refund`.split(/\s+/);

describe.each(['nl', 'fr', 'de', 'et', 'en', 'es', 'pt'])('rules/lures/%s.yaml', (language) => {
  const text = readFileSync(`rules/lures/${language}.yaml`, 'utf8');

  it('has every kind of ask', () => {
    expect(KINDS.filter((kind) => !text.includes(`kind: ${kind}\n`))).toEqual([]);
  });
});

const INVITE: Invite = {
  component: 'VEVENT',
  part: '1',
  method: 'REQUEST',
  product: '',
  attendees: [],
  summary: 'Visite d’un conseiller',
  description: '',
  location: '',
  start: '2026-02-08T15:00:00',
  end: '',
  timeZone: '',
  url: '',
  alarms: [],
};

describe('an invite to the calendar', () => {
  const asked = (invite: Partial<Invite>): string[] =>
    shippedPhrases()
      .hits({ ...messageOf({ language: 'und' }), invites: [{ ...INVITE, ...invite }] })
      .asks.map(({ kind, where, evidence }) => `${kind} ${where} ${evidence}`);

  it.each<[string, Partial<Invite>, string]>([
    ['a visit, its day in a property', {}, 'appointment invite Visite d’un conseiller'],
    [
      'a visit (nl)',
      { summary: 'Bezoek van onze energieadviseur' },
      'appointment invite Bezoek van onze energieadviseur',
    ],
    [
      'a visit (de)',
      { summary: 'Besuch Ihres Kundenberaters' },
      'appointment invite Besuch Ihres Kundenberaters',
    ],
    ['a visit (et)', { summary: 'Nõustaja visiit' }, 'appointment invite Nõustaja visiit'],
    [
      'a visit (en)',
      { summary: 'Home visit by our adviser' },
      'appointment invite Home visit by our adviser',
    ],
    [
      'a number in the description',
      { summary: 'Invoice', description: 'Your account was charged. Call 0800 12 345 to cancel.' },
      'call invite Call 0800 12 345',
    ],
    [
      'a reminder',
      {
        summary: 'Bank',
        alarms: [{ action: 'DISPLAY', trigger: '-PT15M', text: 'Enter your PIN1 and PIN2' }],
      },
      'pin invite Enter your PIN1',
    ],
  ])('asks for %s', (_, invite, expected) => {
    expect(asked(invite).some((ask) => ask.startsWith(expected))).toBe(true);
  });

  it.each<[string, Partial<Invite>]>([
    ['a meeting', { summary: 'Weekly meeting', location: 'Room 3' }],
    ['a visit that is called off', { method: 'CANCEL' }],
    ['an answer', { method: 'REPLY' }],
    ['nothing', { summary: '', start: '' }],
  ])('does not ask when it is %s', (_, invite) => {
    expect(asked(invite)).toEqual([]);
  });
});

describe('time', () => {
  const phrases = shippedPhrases();
  const search = (text: string): number => {
    const message = messageOf({ text, language: 'und' });
    const start = process.cpuUsage();
    phrases.hits(message);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  /** Texts that make many states wait, without ever ending a sentence or a phrase. */
  const HOSTILE: Readonly<Record<string, string>> = {
    'anchors without end': 'your account will be visit you at home on confirm ',
    'one word of many phrases': 'votre ',
    'dates everywhere': 'komt op 8 februari om 15 uur ',
    digits: '1 ',
    'one long number': '1.',
    dots: '.',
    'invisible characters': '\u200B',
    newlines: 'a\n',
    'beginnings of words': 'offertes',
    'negation and ask': 'never enter your pin ',
    'combining marks': 'e\u0301',
  };

  it.each(Object.entries(HOSTILE))('is linear on 100 kB of %s', (_, unit) => {
    search(unit.repeat(1000));
    const elapsed = search(unit.repeat(Math.ceil(100_000 / unit.length)));
    // Measured 2 to 20 ms; a quadratic search needs seconds.
    expect(elapsed).toBeLessThan(4_000);
  });

  it('is bounded on 10 MB, whatever an administrator writes', () => {
    const phrase = fc
      .array(fc.constantFrom('a', 'ab*', '*ba', '[a]', '(a|ba)', '…12', '…1', '<number>', '[ab …3 a]'), {
        minLength: 1,
        maxLength: 60,
      })
      .map((items) => items.join(' '));
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 5 }), (written) => {
        const loaded = loadPhrases([lureDocument(...written)]);
        if (!loaded.ok) return;
        const start = process.cpuUsage();
        loaded.phrases.hits(messageOf({ text: 'a ab ba 1 '.repeat(10_000), language: 'en' }));
        const { user, system } = process.cpuUsage(start);
        // Five phrases of the greatest width, on 100 kB without the end of a sentence.
        expect((user + system) / 1000).toBeLessThan(5000);
      }),
      { numRuns: 20 },
    );
    const elapsed = search(
      'never enter your pin you have won visit you at home on 8 February '.repeat(150_000),
    );
    // Measured 1 to 4 s for 10 MB; the parser hands over 250,000 characters at most.
    expect(elapsed).toBeLessThan(20_000);
  });

  it('grows with the text and not with its square', () => {
    const unit = 'your account will be visit you at home on confirm ';
    search(unit.repeat(4000));
    const small = Math.min(search(unit.repeat(2001)), search(unit.repeat(2002)), search(unit.repeat(2003)));
    const large = Math.min(
      search(unit.repeat(16_001)),
      search(unit.repeat(16_002)),
      search(unit.repeat(16_003)),
    );
    expect(large / small).toBeLessThan(32);
  });
});
