import { describe, expect, it } from 'vitest';
import {
  addressesOf,
  addressParty,
  dayOf,
  domainParty,
  senderParty,
  usersOf,
} from '../../src/memory/correspondents.ts';
import { factsOf, type Scene } from '../verdict/facts.ts';

function partyOf(scene: Scene): string | undefined {
  const { sender, message } = factsOf(scene);
  return senderParty(sender, message.originator);
}

describe('a sender', () => {
  it.each<[string, Scene, string]>([
    ['an organisation', { domain: 'mail.lab.example' }, 'domain:lab.example'],
    ['a brand', { domain: 'mail.shop.example', kind: 'brand' }, 'domain:shop.example'],
    [
      'somebody at a mailbox provider',
      { domain: 'box.example', kind: 'mailbox-provider' },
      'address:info@box.example',
    ],
    ['somebody behind a relay', { domain: 'forum.example', kind: 'relay' }, 'address:info@forum.example'],
  ])('is remembered as %s', (_, scene, party) => {
    expect(partyOf(scene)).toBe(party);
  });

  it('without an address is not remembered', () => {
    const { sender, message } = factsOf({});
    const author = { displayName: 'Jan' };
    expect(senderParty(sender, { ...message.originator, author })).toBeUndefined();
  });
});

describe('an envelope', () => {
  it('gives each person here once, in lower case and without subaddress', () => {
    const paths = ['Ann@Example.TEST', 'ann+shop@example.test', 'bob@example.test'];
    expect(usersOf(addressesOf(paths))).toEqual(['ann@example.test', 'bob@example.test']);
  });

  it('keeps the subaddress of people outside and writes domains in A-labels', () => {
    const [address] = addressesOf(['Reply+77@Käse.example']);
    expect(address && addressParty(address)).toBe('address:reply+77@xn--kse-qla.example');
    expect(address && domainParty(address.domain)).toBe('domain:xn--kse-qla.example');
  });

  it.each(['', 'postmaster', '@', 'a@', '@example.test'])('has no person in %j', (path) => {
    expect(addressesOf([path])).toEqual([]);
  });

  it('is read up to fifty paths', () => {
    expect(addressesOf(Array.from({ length: 1_000 }, (_, index) => `u${index}@example.test`))).toHaveLength(
      50,
    );
  });
});

it('counts days since 1970', () => {
  expect(dayOf('1970-01-02')).toBe(1);
  expect(dayOf('2026-03-01T23:59:59.999Z')).toBe(dayOf('2026-03-01'));
});
