import { expect, it } from 'vitest';
import { ownUserTest } from '../../src/hooks/own-users.ts';

const NETWORKS = ['192.0.2.0/24', '198.51.100.7', '2001:db8::/32'];

it.each([
  ['192.0.2.200', 'jan@home.example', true],
  ['198.51.100.7', 'jan@mail.home.example', true],
  ['198.51.100.8', 'jan@home.example', false],
  ['2001:db8:1::1', 'Jan@HOME.example', true],
  ['2001:db9::1', 'jan@home.example', false],
  ['192.0.2.200', 'jan@other.example', false],
  ['192.0.2.200', 'jan@nothome.example', false],
  ['192.0.2.200', '', false],
  ['', 'jan@home.example', false],
  ['unknown', 'jan@home.example', false],
])('%s with the reverse-path %s: %s', (address, reversePath, expected) => {
  const isOwnUser = ownUserTest({ networks: NETWORKS, domains: ['home.example'] });
  expect(isOwnUser({ client: { address }, envelope: { reversePath, forwardPaths: [] } })).toBe(expected);
});

it('takes any reverse-path where no domain is named, and nobody where no network is', () => {
  const bounce = { client: { address: '192.0.2.1' }, envelope: { reversePath: '', forwardPaths: [] } };
  expect(ownUserTest({ networks: NETWORKS, domains: [] })(bounce)).toBe(true);
  expect(ownUserTest({ networks: [], domains: ['home.example'] })(bounce)).toBe(false);
});
