import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMailboxes } from '../../src/message/address-list.ts';
import { LIMITS } from '../../src/message/limits.ts';
import { formatAddrSpec } from '../../src/message/mailbox.ts';

const encoded = Buffer.from('Bank <jan@example.org>').toString('base64');

describe('parseMailboxes', () => {
  it.each([
    ['bare', 'jan@example.org', ['|jan@example.org']],
    ['angle only', '<jan@example.org>', ['|jan@example.org']],
    ['name', 'Jan Peeters <jan@example.org>', ['Jan Peeters|jan@example.org']],
    ['no space in front of the angle', 'Jan<jan@example.org>', ['Jan|jan@example.org']],
    ['quoted name', '"Peeters, Jan" <jan@example.org>', ['Peeters, Jan|jan@example.org']],
    ['quoted name with escapes', '"Jan \\"J\\" P" <jan@example.org>', ['Jan "J" P|jan@example.org']],
    ['address in the name', '"info@bank.example" <jan@example.org>', ['info@bank.example|jan@example.org']],
    [
      'angles in the name',
      '"<info@bank.example>" <jan@example.org>',
      ['<info@bank.example>|jan@example.org'],
    ],
    [
      'unquoted address in the name',
      'info@bank.example <jan@example.org>',
      ['info@bank.example|jan@example.org'],
    ],
    ['unquoted comma', 'Deutsche Bahn, <message@example.de>', ['Deutsche Bahn|', '|message@example.de']],
    ['unquoted comma in a name', 'Peeters, Jan <jan@example.org>', ['Peeters|', 'Jan|jan@example.org']],
    ['comment as name', 'jan@example.org (Jan)', ['Jan|jan@example.org']],
    ['comment within a name', 'Jan (Bank) <jan@example.org>', ['Jan (Bank)|jan@example.org']],
    ['colon in a name', 'Re: Bank <jan@example.org>', ['Re: Bank|jan@example.org']],
    ['group', 'Staff: a@example.org, "B C" <b@example.org>;', ['Staff|a@example.org', 'B C|b@example.org']],
    ['empty items', ',, jan@example.org ,;', ['|jan@example.org']],
    ['name alone', 'Bank', ['Bank|']],
    ['name with empty angles', 'MAILER-DAEMON <>', ['MAILER-DAEMON|']],
    ['empty angles', '<>', []],
    ['no at sign', 'Bank <bank>', ['Bank|']],
    ['two angles', 'Bank <a@bank.example> <b@example.org>', ['Bank|a@bank.example', '|b@example.org']],
    ['unclosed quote', '"Bank <jan@example.org>', ['Bank|jan@example.org']],
    ['unclosed angle', 'Bank <jan@example.org', ['Bank|jan@example.org']],
    ['spaces around the at sign', 'jan @ example.org', ['|jan@example.org']],
    ['quoted local-part', '"jan.p"@example.org', ['|jan.p@example.org']],
    ['quoted address', 'Bank <"jan@example.org">', ['Bank|jan@example.org']],
    ['address in a comment only', 'Bank,(<jan@example.org>)', ['Bank|', '|jan@example.org']],
    ['undotted host', 'Bank <info@mail>', ['Bank|info@mail']],
    ['upper case and a trailing dot', '<Jan@EXAMPLE.org.>', ['|Jan@example.org']],
    ['A-labels', '<jan@exämple.org>', ['|jan@xn--exmple-cua.org']],
    ['domain literal', '<jan@[192.0.2.1]>', ['|jan@[192.0.2.1]']],
    ['brackets around a name', '<jan@[example.org]>', ['|jan@example.org']],
    ['defanged', '<jan@example[.]org>', ['|jan@example.org']],
    ['source route', '<@relay.example,@b.example:jan@example.org>', ['|jan@example.org']],
    ['encoded name', '=?utf-8?Q?D=C3=A9j=C3=A0?= <jan@example.org>', ['Déjà|jan@example.org']],
    ['encoded name in quotes', '"=?utf-8?Q?D=C3=A9j=C3=A0?=" <jan@example.org>', ['Déjà|jan@example.org']],
    ['comma in an encoded-word', '=?utf-8?Q?Bank,_Jan?= <jan@example.org>', ['Bank, Jan|jan@example.org']],
    ['encoded comma', '=?utf-8?Q?Bank=2C_Jan?= <jan@example.org>', ['Bank, Jan|jan@example.org']],
    [
      'encoded address next to a real one',
      `=?utf-8?B?${encoded}?= <x@example.net>`,
      ['Bank <jan@example.org>|x@example.net'],
    ],
    ['everything encoded', `=?utf-8?B?${encoded}?=`, ['Bank|jan@example.org']],
  ])('%s', (_, list, expected) => {
    const found = parseMailboxes(list).map((each) => `${each.displayName}|${formatAddrSpec(each.addrSpec)}`);
    expect(found).toEqual(expected);
  });

  it('stops at a number of mailboxes', () => {
    expect(parseMailboxes('a@example.org,'.repeat(LIMITS.mailboxes + 10))).toHaveLength(LIMITS.mailboxes);
  });

  it('never throws, and no mailbox is empty', () => {
    const unit = fc.constantFrom(
      '<',
      '>',
      '"',
      '\\',
      '(',
      ')',
      ',',
      ';',
      ':',
      '@',
      '=?',
      '?Q?',
      '?=',
      ' ',
      'a',
      '.',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (list) => {
        for (const { displayName, addrSpec } of parseMailboxes(list)) {
          expect(displayName !== '' || addrSpec !== undefined).toBe(true);
        }
      }),
    );
  });

  it.each(['\\"', '"', '(', '<', '=?', '=?a?Q?', '@', 'a ', '<,', '("\\'])(
    'is linear on 100 kB of %s',
    (unit) => {
      const list = unit.repeat(LIMITS.addressListLength / unit.length);
      const start = performance.now();
      parseMailboxes(list);
      expect(performance.now() - start).toBeLessThan(3000);
    },
  );
});
