import { describe, expect, it } from 'vitest';
import { type Authentication, UNAUTHENTICATED } from '../../src/authentication/authentication.ts';
import { identifySender } from '../../src/brands/identify-sender.ts';
import { DIRECTORY, messageFrom } from './directory-fixture.ts';

function identify(from: string, authentication: Partial<Authentication> = {}) {
  return identifySender(messageFrom(from), { ...UNAUTHENTICATED, ...authentication }, DIRECTORY);
}

describe('the kind of a sender', () => {
  it.each([
    ['jan@gmail.com', 'mailbox-provider', 'google'],
    ['jan@hotmail.com', 'mailbox-provider', undefined],
    ['jan@proximus.be', 'mailbox-provider', 'proximus'],
    ['noreply@mail.proximus.be', 'brand', 'proximus'],
    ['noreply@impots.gouv.fr', 'brand', 'impots'],
    ['jan@mail.github.com', 'relay', undefined],
    ['noreply@zendesk.com', 'relay', 'zendesk'],
    ['support@paypal.zendesk.com', 'mailbox-provider', undefined],
    ['x@tenant.onmicrosoft.com', 'mailbox-provider', undefined],
    ['x@some-app.firebaseapp.com', 'mailbox-provider', undefined],
    ['x@paypa1.com', 'lookalike', 'paypal'],
    ['x@contactcenter.example', 'stranger', undefined],
    ['x@notgmail.com', 'stranger', undefined],
    ['x@gmail.com.example', 'stranger', undefined],
    ['x@proximus.be.example', 'stranger', undefined],
  ])('%s is a %s', (address, kind, brand) => {
    const sender = identify(`<${address}>`);
    expect([sender.kind, sender.brand?.id]).toEqual([kind, brand]);
  });

  it('is a stranger without an address', () => {
    const message = messageFrom('<a@b.example>');
    const author = { displayName: 'PayPal' };
    const sender = identifySender(
      { ...message, originator: { ...message.originator, author } },
      UNAUTHENTICATED,
      DIRECTORY,
    );
    expect(sender).toEqual({ domain: '', organizationalDomain: '', kind: 'stranger', authenticated: false });
  });
});

describe('authentication', () => {
  it.each<[string, Partial<Authentication>, boolean]>([
    ['DMARC', { dmarc: 'pass' }, true],
    [
      'DKIM of the same organizational domain',
      { dkim: 'pass', dkimDomains: ['other.example', 'news.proximus.be'] },
      true,
    ],
    ['SPF of the same organizational domain', { spf: 'pass', spfDomain: 'bounce.proximus.be' }, true],
    ['DKIM of another domain', { dkim: 'pass', dkimDomains: ['esp.example'] }, false],
    ['a domain that only ends alike', { dkim: 'pass', dkimDomains: ['notproximus.be'] }, false],
    ['SPF that failed', { spf: 'fail', spfDomain: 'proximus.be' }, false],
    ['nothing', {}, false],
  ])('by %s', (_, authentication, expected) =>
    expect(identify('<info@mail.proximus.be>', authentication).authenticated).toBe(expected),
  );

  it('does not join neighbours on a shared host', () => {
    expect(
      identify('<x@one.github.io>', { dkim: 'pass', dkimDomains: ['two.github.io'] }).authenticated,
    ).toBe(false);
  });
});
