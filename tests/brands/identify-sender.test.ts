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

const SIGNED = { dkim: 'pass', dkimDomains: ['proximus.be'] } as const;

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

  it.each<[string, Partial<Authentication>, boolean]>([
    [
      'DMARC that failed on strict alignment',
      { dmarc: 'fail', dkim: 'pass', dkimDomains: ['proximus.be'] },
      false,
    ],
    ['DMARC of another author', { dmarc: 'pass', dmarcDomain: 'evil.test' }, false],
    ['DMARC of the same organization', { dmarc: 'pass', dmarcDomain: 'proximus.be' }, true],
    ['a DMARC failure of another author', { dmarc: 'fail', dmarcDomain: 'evil.test', ...SIGNED }, true],
    ['a DNS that was out of order, and a signature', { dmarc: 'temporary-error', ...SIGNED }, true],
    ['a DNS that was out of order', { dmarc: 'temporary-error', spf: 'temporary-error' }, false],
    ['a signature over a part of the body', { dmarc: 'neutral', dkim: 'neutral' }, false],
  ])('by %s', (_, authentication, expected) =>
    expect(identify('<info@mail.proximus.be>', authentication).authenticated).toBe(expected),
  );

  it.each([
    ['two From fields', 'duplicate-field'],
    ['authors of two domains', 'several-domains'],
  ] as const)('is about nobody with %s', (_, defect) => {
    const message = messageFrom('<info@mail.proximus.be>');
    const originator = { ...message.originator, defects: [defect] };
    const authentication = { ...UNAUTHENTICATED, ...SIGNED, dmarc: 'pass' } as const;
    expect(identifySender({ ...message, originator }, authentication, DIRECTORY).authenticated).toBe(false);
  });

  it('does not join neighbours on a shared host', () => {
    expect(
      identify('<x@one.github.io>', { dkim: 'pass', dkimDomains: ['two.github.io'] }).authenticated,
    ).toBe(false);
  });
});

describe('authentication where customers have their mailboxes', () => {
  const designated = { spf: 'pass', spfDomain: 'proximus.be' } as const;

  it.each<[string, Partial<Authentication>, boolean]>([
    ['the signature of the provider', SIGNED, true],
    ['SPF alone', designated, false],
    ['DMARC by SPF alone', { ...designated, dmarc: 'pass' }, false],
    ['DMARC by SPF, as evaluated here', { ...designated, dmarc: 'pass', alignment: alignedBy('spf') }, false],
    [
      'DMARC by a signature, as evaluated here',
      { ...SIGNED, dmarc: 'pass', alignment: alignedBy('dkim') },
      true,
    ],
    [
      'DMARC by SPF beside the signature of a mailer',
      { ...designated, dkim: 'pass', dkimDomains: ['esp.example'], dmarc: 'pass' },
      false,
    ],
    ['DMARC and a signature without a name', { dmarc: 'pass', dkim: 'pass' }, true],
    ['DMARC that does not say by what', { dmarc: 'pass' }, false],
  ])('by %s', (_, authentication, expected) => {
    for (const address of ['noreply@proximus.be', 'jan@hotmail.com']) {
      const domain = address.slice(address.indexOf('@') + 1);
      const own = JSON.parse(JSON.stringify(authentication).replaceAll('proximus.be', domain));
      expect([address, identify(`<${address}>`, own).authenticated]).toEqual([address, expected]);
    }
  });
});

function alignedBy(method: 'dkim' | 'spf') {
  return { methods: [method], dkimMode: 'relaxed', spfMode: 'relaxed' } as const;
}
