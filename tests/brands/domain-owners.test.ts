import { describe, expect, it } from 'vitest';
import { DIRECTORY } from './directory-fixture.ts';

describe('the owner of a host', () => {
  it.each([
    ['zendesk.com', 'zendesk', undefined],
    ['www.zendesk.com', 'zendesk', undefined],
    ['support.zendesk.com', 'zendesk', undefined],
    ['paypal.zendesk.com', undefined, 'zendesk.com'],
    ['Mail.PayPal.Zendesk.COM', undefined, 'zendesk.com'],
    ['www.paypal.zendesk.com', undefined, 'zendesk.com'],
    ['notzendesk.com', undefined, undefined],
    ['a.web.app', undefined, 'web.app'],
    ['www.paypal.com', 'paypal', undefined],
    ['impots.gouv.fr', 'impots', undefined],
    ['', undefined, undefined],
    ['com', undefined, undefined],
  ])('%s belongs to %s, rented from %s', (host, owner, platform) => {
    expect([DIRECTORY.ownerOf(host)?.id, DIRECTORY.customerDomainOf(host)]).toEqual([owner, platform]);
  });

  it('is not looked for beyond the labels that domains have', () => {
    expect(DIRECTORY.ownerOf(`${'a.'.repeat(50_000)}paypal.com`)?.id).toBe('paypal');
  });
});
