import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadBrands } from '../../src/brands/load-brands.ts';
import { loadConfiguration } from '../../src/config/load-configuration.ts';
import { type Document, formatProblem, type Problem } from '../../src/documents/document.ts';
import { loadBanners } from '../../src/rewrite/banner-book.ts';
import { compileRules } from '../../src/rules/compile-rules.ts';
import { loadExceptions } from '../../src/rules/exceptions.ts';
import { loadPolicy } from '../../src/rules/policy.ts';
import { loadPhrases } from '../../src/signals/ask/phrase-book.ts';
import { readRecipients } from '../../src/signals/context/recipient-locales.ts';
import { bannerDocuments } from '../rewrite/rules-banners.ts';
import { KNOWN, ruleDocument } from '../rules/rule-document.ts';

type Outcome = { readonly ok: true } | { readonly ok: false; readonly problems: readonly Problem[] };

/** A kind of file: one that is right, how it is read, and ten ways to break it (what to find, what to put there). */
interface Kind {
  readonly document: Document;
  read(document: Document): Outcome;
  readonly breaks: readonly (readonly [string, string, string])[];
}

const shipped = (file: string): Document => ({ file, text: readFileSync(file, 'utf8') });

const RULE = ruleDocument('visit', 'asked("pay") && origin.role == "stranger"');

const BRAND = `brands:
  - id: acme
    name: Acme
    sector: bank
    countries: [BE]
    domains:
      - { domain: acme.example, source: public, checked: 2026-01-31 }
    ambiguous: [Acme]
`;

const KINDS: Readonly<Record<string, Kind>> = {
  rule: {
    document: RULE,
    read: (document) => compileRules([document], KNOWN),
    breaks: [
      ['id: visit', 'id: visits', 'in the file visit.yaml'],
      ['question: claim', 'question: clam', 'did you mean "claim"?'],
      ['status: stable', 'status: stabel', 'did you mean "stable"?'],
      ['weight: 2.5', 'weight: heavy', 'write a number'],
      ['weight: 2.5', 'weight: 2.55', 'one decimal'],
      ['weight: 2.5', 'wieght: 2.5', 'did you mean "weight"?'],
      ['asked("pay")', 'asked("pya")', 'did you mean "pay"?'],
      ['origin.role', 'origin.rol', 'did you mean "role"?'],
      ['"{brand} n\'écrit pas depuis {domain}."', '"L\'adresse de {brand} et {domain}"', 'la marque {brand}'],
      ['tests:', 'test:', 'did you mean "tests"?'],
    ],
  },
  'change of a rule': {
    document: { file: 'rules/local/claim/visit.yaml', text: 'id: visit\nweight: 1.5\nstatus: off\n' },
    read: (document) => compileRules([RULE, document], KNOWN),
    breaks: [
      ['id: visit', 'id: vist', 'did you mean "visit"?'],
      ['id: visit\n', '', 'add the key "id"'],
      ['weight', 'weigth', 'did you mean "weight"?'],
      ['1.5', 'more', 'write a number'],
      ['1.5', '15', '10 or less'],
      ['1.5', '1.55', 'one decimal'],
      ['off', 'of', 'did you mean "off"?'],
      ['weight: 1.5\nstatus: off\n', '', 'add one of them'],
      ['status', 'reason: x\nstatus', 'known keys'],
      ['weight: 1.5', '\tweight: 1.5', 'indent with spaces'],
    ],
  },
  policy: {
    document: shipped('rules/policy.yaml'),
    read: (document) => loadPolicy(document),
    breaks: [
      ['thresholds:', 'treshold:', 'did you mean "thresholds"?'],
      ['suspicious: 3.0', 'suspicious: low', 'write a number'],
      ['suspicious: 3.0', 'suspicious: -3', '0'],
      ['suspicious: 3.0', 'suspicious: 6', 'raise impersonation'],
      ['  impersonation: 5.0', '', 'add the key "impersonation"'],
      ['claim: 4.5', 'claim: 9', 'lower the cap'],
      ['claim: 4.5', 'clam: 4.5', 'did you mean "claim"?'],
      ['genuine: deliver', 'genuine: delivre', 'did you mean "deliver"?'],
      ['none: deliver', 'none: deliver\n  none: deliver', 'join the two'],
      ['caps:', 'caps: 3\nx:', 'write keys and values'],
    ],
  },
  brand: {
    document: { file: 'rules/local/brands/acme.yaml', text: BRAND },
    read: (document) => loadBrands({ brands: [document] }),
    breaks: [
      ['brands:', 'brand:', 'did you mean "brands"?'],
      ['id: acme', 'id: The Acme', 'kebab-case'],
      ['    name: Acme\n', '', 'a brand of your own needs name'],
      ['    sector: bank\n', '', 'add sector'],
      ['[BE]', '[Belgium]', 'write one of'],
      ['[BE]', 'BE', 'write a list'],
      ['acme.example', 'https://acme.example', 'lower-case'],
      ['source: public', 'source: publik', 'did you mean "public"?'],
      ['2026-01-31', '31.01.2026', 'write year, month and day'],
      ['ambiguous: [Acme]', 'ambiguous: [Acma]', 'did you mean "Acme"?'],
    ],
  },
  partner: {
    document: {
      file: 'rules/local/partners/sales.yaml',
      text: 'partners:\n  - brand: acme\n    domain: sales.example\n    role: sales\n    evidence: https://acme.example/partners\n    expires: 2030-01-31\n',
    },
    read: (document) =>
      loadBrands({ brands: [{ file: 'brands/a.yaml', text: BRAND }], partners: [document] }),
    breaks: [
      ['partners:', 'partner:', 'did you mean "partners"?'],
      ['brand: acme', 'brand: acne', 'did you mean "acme"?'],
      ['    domain: sales.example\n', '', 'add the key "domain"'],
      ['sales.example', 'Sales.Example', 'lower-case'],
      ['role: sales', 'role: [sales]', 'write a text'],
      ['https://acme.example/partners', 'ask the sales', 'write the whole address'],
      ['2030-01-31', '2030-13-31', 'write year, month and day'],
      ['    expires: 2030-01-31\n', '', 'add the key "expires"'],
      ['role', 'roll', 'did you mean "role"?'],
      ['  - brand', '  brand', ''],
    ],
  },
  exception: {
    document: {
      file: 'rules/local/exceptions/union.yaml',
      text: 'exceptions:\n  - id: union\n    from: union.example\n    brand: kpn\n    rules: [visit]\n    owner: Jan\n    reason: Their newsletter\n    expires: 2030-01-31\n',
    },
    read: (document) =>
      loadExceptions([document], { brands: new Set(KNOWN.brands), rules: new Set(['visit']) }),
    breaks: [
      ['exceptions:', 'exception:', 'did you mean "exceptions"?'],
      ['id: union', 'id: Union!', 'kebab-case'],
      ['union.example', 'union', 'a domain or an address'],
      ['brand: kpn', 'brand: kpm', 'did you mean "kpn"?'],
      ['[visit]', '[visits]', 'did you mean "visit"?'],
      ['[visit]', '[]', 'leave the key out'],
      ['    owner: Jan\n', '', 'add the key "owner"'],
      ['    reason: Their newsletter\n', '', 'add the key "reason"'],
      ['2030-01-31', 'never', 'write year, month and day'],
      ['expires', 'expire', 'did you mean "expires"?'],
    ],
  },
  lures: {
    document: {
      file: 'rules/lures/nl.yaml',
      text: "language: nl\nwords:\n  visitor: [monteur*]\nasks:\n  - id: visit\n    kind: appointment\n    phrases: ['{visitor} komt langs']\n",
    },
    read: (document) => loadPhrases([document]),
    breaks: [
      ['language: nl', 'language: dutch', 'write one of'],
      ['language: nl\n', '', 'add the key "language"'],
      ['words:', 'word:', 'did you mean "words"?'],
      ['kind: appointment', 'kind: apointment', 'did you mean "appointment"?'],
      ['{visitor}', '{visiter}', 'did you mean "visitor"?'],
      ["'{visitor} komt langs'", "'(komt langs'", ''],
      ["['{visitor} komt langs']", '[]', 'write what is missing'],
      ["['{visitor} komt langs']", 'komt langs', 'write a list'],
      ["'{visitor} komt langs'", "'[komt langs]'", 'add a word'],
      ['id: visit', 'id: Visit', 'write it in that form'],
    ],
  },
  banner: {
    document: { file: 'rules/local/banners/fr.yaml', text: 'levels:\n  suspicious:\n    label: Attention\n' },
    read: (document) => loadBanners([...bannerDocuments(), document]),
    breaks: [
      ['levels', 'level', 'did you mean "levels"?'],
      ['suspicious', 'suspicius', 'did you mean "suspicious"?'],
      ['label', 'lable', 'did you mean "label"?'],
      ['label: Attention', "label: ' '", 'write what is missing'],
      ['label: Attention', 'label: 3', 'write a text'],
      ['label: Attention', 'label: [Attention]', 'write a text'],
      ['label: Attention', "sentence: 'De {from}'", 'write it into the sentence'],
      ['label: Attention', "headline: '{x} de {brand}'", 'remove it'],
      ['levels:', 'language: french\nlevels:', 'write one of'],
      ['levels:', 'without: [nobody]\nlevels:', 'as it stands in the shipped file'],
    ],
  },
  list: {
    document: {
      file: 'rules/local/lists/mailbox-providers.yaml',
      text: 'mailboxProviders:\n  Ours: [mail.example]\nwithout: [gmail.com]\n',
    },
    read: (document) =>
      loadBrands({ brands: [], lists: [shipped('rules/lists/mailbox-providers.yaml'), document] }),
    breaks: [
      ['mailboxProviders', 'mailboxProvider', 'did you mean "mailboxProviders"?'],
      ['mail.example', 'Mail.Example', 'lower-case'],
      ['mail.example', 'mail', 'lower-case'],
      ['[mail.example]', 'mail.example', 'write a list'],
      ['[mail.example]', '[]', 'write what is missing'],
      ['[mail.example]', '{ a: b }', 'write a list'],
      ['gmail.com', 'gmial.com', 'did you mean "gmail.com"?'],
      ['without: [gmail.com]', 'without: gmail.com', 'write a list'],
      ['without', 'witout', 'did you mean "without"?'],
      ['Ours: [mail.example]', 'Ours: [mail.example', 'with a ]'],
    ],
  },
  recipients: {
    document: {
      file: 'rules/local/recipients.yaml',
      text: 'recipients:\n  - recipient: example.com\n    country: BE\n    languages: [nl, fr]\n',
    },
    read: (document) => readRecipients(document),
    breaks: [
      ['recipients:', 'recipient:', 'did you mean "recipients"?'],
      ['example.com', 'Example.com', 'a domain or an address'],
      ['example.com', '""', 'a domain or an address'],
      ['country: BE', 'country: Belgium', 'two capitals'],
      ['    country: BE\n', '', 'add the key "country"'],
      ['country', 'contry', 'did you mean "country"?'],
      ['[nl, fr]', '[]', 'write what is missing'],
      ['[nl, fr]', '[nl, xx]', 'write one of'],
      ['[nl, fr]', 'nl', 'write a list'],
      ['languages', 'language', 'did you mean "languages"?'],
    ],
  },
  configuration: {
    document: {
      file: 'counterfoil.yaml',
      text: 'listen:\n  milter: 127.0.0.1:8891\nengine:\n  deadlineMs: 9000\n  onFault: tempfail\nlog:\n  level: info\n',
    },
    read: (document) => loadConfiguration(document, {}),
    breaks: [
      ['listen:', 'listn:', 'did you mean "listen"?'],
      ['127.0.0.1:8891', 'everywhere', 'expected host:port'],
      ['milter', 'miltre', 'did you mean "milter"?'],
      ['9000', 'soon', 'write a number'],
      ['9000', '0', 'write 1 or more'],
      ['9000', '999999999', '600000 or less'],
      ['tempfail', 'temp-fail', 'did you mean "tempfail"?'],
      ['level: info', 'level: loud', 'write one of'],
      ['log:\n  level: info', 'log: info', 'write keys and values'],
      ['engine:', 'listen:', 'join the two'],
    ],
  },
};

describe.each(Object.entries(KINDS))('a broken file: %s', (_, { document, read, breaks }) => {
  it('is right before it is broken', () => {
    expect(problemsOf(read(document))).toEqual([]);
  });

  it.each(breaks)('%j → %j', (find, replacement, expected) => {
    const text = document.text.replace(find, () => replacement);
    expect(text).not.toBe(document.text);
    const problems = problemsOf(read({ ...document, text }));
    expect(problems.join('\n')).toContain(expected);
    for (const problem of problems)
      expect(problem).toMatch(/^[^\n:]+:[1-9]\d*:[1-9]\d* \S[^\n]* \([^\n]+\)$/);
  });

  it('is broken in ten ways', () => {
    expect(breaks).toHaveLength(10);
  });
});

function problemsOf(outcome: Outcome): string[] {
  return outcome.ok ? [] : outcome.problems.map(formatProblem);
}
