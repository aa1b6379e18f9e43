import { describe, expect, it } from 'vitest';
import {
  commonLocale,
  indexLocales,
  readRecipients,
} from '../../../src/signals/context/recipient-locales.ts';

const PROFILE = `recipients:
  - { recipient: example.com, country: BE, languages: [nl, fr] }
  - { recipient: anne@example.com, country: LU, languages: [fr, de] }
`;

const reading = readRecipients({ file: 'rules/local/recipients.yaml', text: PROFILE });
const locales = indexLocales(reading.ok ? reading.recipients : []);

describe('localeOf', () => {
  it.each([
    ['jan@example.com', 'BE'],
    ['jan@mail.example.com', 'BE'],
    ['Anne@example.com', 'LU'],
    ['jan@bedrijf.nl', 'NL'],
    ['jaan@firma.ee', 'EE'],
    ['jan@example.org', undefined],
    ['jan@firm.io', undefined],
  ])('%s', (address, country) => {
    const [localPart = '', domain = ''] = address.split('@');
    expect(locales.localeOf({ localPart, domain })?.country).toBe(country);
  });

  it('knows only countries of domains without a profile', () => {
    const none = readRecipients(undefined);
    expect(none).toEqual({ ok: true, recipients: [] });
    expect(indexLocales([]).localeOf({ localPart: 'jan', domain: 'example.com' })).toBeUndefined();
  });
});

describe('commonLocale', () => {
  const of = (paths: string[], named: string[]) =>
    commonLocale(
      {
        recipients: named.map((address) => {
          const [localPart = '', domain = ''] = address.split('@');
          return { displayName: '', addrSpec: { localPart, domain } };
        }),
      },
      { forwardPaths: paths },
      locales,
    )?.country;

  it.each([
    ['the envelope comes first', ['jan@example.com'], ['x@firma.ee'], 'BE'],
    ['To and Cc where it tells nothing', ['jan@example.org'], ['x@firma.ee'], 'EE'],
    ['recipients agree', ['jan@example.com', 'an@bedrijf.be'], [], 'BE'],
    ['recipients disagree', ['jan@example.com', 'anne@example.com'], [], undefined],
    ['nobody is known', [], ['jan@example.org'], undefined],
  ])('%s', (_, paths, named, country) => {
    expect(of(paths, named)).toBe(country);
  });
});

describe('readRecipients', () => {
  it.each([
    ['a country that is none', 'recipients: [{ recipient: a.example, country: Belgium, languages: [nl] }]'],
    [
      'a language that is none of ours',
      'recipients: [{ recipient: a.example, country: BE, languages: [es] }]',
    ],
    ['more than a locale', 'recipients: [{ recipient: a.example, country: BE, languages: [nl], name: Jan }]'],
  ])('refuses %s', (_, text) => {
    expect(readRecipients({ file: 'recipients.yaml', text }).ok).toBe(false);
  });
});
