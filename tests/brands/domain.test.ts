import { describe, expect, it } from 'vitest';
import {
  hostLabels,
  isWithin,
  mainLabel,
  organizationalDomain,
  publicSuffix,
  toUnicode,
} from '../../src/brands/domain.ts';
import { fc, test } from './property.ts';

describe('organizationalDomain', () => {
  it.each([
    ['mail.proximus.be', 'proximus.be'],
    ['PROXIMUS.BE.', 'proximus.be'],
    ['www.foo.co.uk', 'foo.co.uk'],
    ['a.foo.github.io', 'foo.github.io'],
    ['x.impots.gouv.fr', 'impots.gouv.fr'],
    ['localhost', 'localhost'],
    ['192.0.2.1', '192.0.2.1'],
    ['', ''],
    ['-.-', '-.-'],
  ])('%s → %s', (host, expected) => expect(organizationalDomain(host)).toBe(expected));
});

describe('labels', () => {
  it.each([
    ['proximus.be.klant-hulp.com', ['proximus', 'be', 'klant-hulp']],
    ['paypal-login.github.io', ['paypal-login']],
    ['localhost', []],
    ['', []],
  ])('hostLabels(%s)', (host, expected) => expect(hostLabels(host)).toEqual(expected));

  it('takes the label left of the public suffix as the main one', () => {
    expect(mainLabel('mail.proximus.be')).toBe('proximus');
    expect(mainLabel('co.uk')).toBe('');
    expect(publicSuffix('foo.github.io')).toBe('github.io');
  });

  it.each([
    ['xn--pypal-4ve.com', 'pаypal.com'],
    ['proximus.be', 'proximus.be'],
    ['xn--zzzz!!.com', 'xn--zzzz!!.com'],
  ])('toUnicode(%s)', (host, expected) => expect(toUnicode(host)).toBe(expected));

  it('knows what lies below a domain', () => {
    expect(isWithin('mail.proximus.be', 'proximus.be')).toBe(true);
    expect(isWithin('notproximus.be', 'proximus.be')).toBe(false);
  });
});

test('any text is accepted', fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
  expect(typeof organizationalDomain(text)).toBe('string');
  expect(hostLabels(text).every((label) => label !== '')).toBe(true);
  expect(typeof toUnicode(text)).toBe('string');
});
