import { describe, expect, it } from 'vitest';
import type { BodyPart } from '../../src/message/message.ts';
import type { RuleContext } from '../../src/rules/fact-model.ts';
import { identityClaim } from '../../src/verdict/identity-claim.ts';
import { describeOrigin } from '../../src/verdict/origin.ts';
import { ruleContext } from '../../src/verdict/rule-context.ts';
import { factsOf, KPN, mention, PROXIMUS, type Scene } from './facts.ts';

function contextOf(scene: Scene, firstContact?: boolean): RuleContext {
  const facts = factsOf(scene);
  const claim = identityClaim(facts);
  return ruleContext(facts, [], claim, describeOrigin(facts, claim, firstContact));
}

describe('the claim that rules see', () => {
  it('has every place of the claimed brand, strongest first, and none of another brand', () => {
    const mentions = [
      mention('body', PROXIMUS),
      mention('signature', PROXIMUS),
      mention('from.display-name', PROXIMUS),
      mention('signature', PROXIMUS),
      mention('subject', KPN),
    ];
    const { claim } = contextOf({ mentions });
    expect(claim).toMatchObject({ brand: 'proximus', places: ['from.display-name', 'signature', 'body'] });
  });

  it.each([
    ['an identity slot', 'signature', true],
    ['the body, which claims nothing', 'body', false],
  ] as const)('is disguised or beside a desk word in %s', (_, where, seen) => {
    const mentions = [
      mention('subject', PROXIMUS),
      mention(where, PROXIMUS, { disguised: true, deskWord: true }),
    ];
    expect(contextOf({ mentions }).claim).toMatchObject({ disguised: seen, deskWord: seen });
  });

  it('is disguised as a lookalike of the domain', () => {
    const { claim, claimed } = contextOf({ domain: 'proxirnus.example', kind: 'lookalike', owner: PROXIMUS });
    expect(claim).toMatchObject({ brand: 'proximus', places: ['from.domain'], disguised: true });
    expect(claimed).toMatchObject({ where: 'from.domain', evidence: 'proxirnus.example' });
  });

  it('is ambiguous when only an everyday word makes it', () => {
    const word = mention('from.display-name', PROXIMUS, { ambiguous: true });
    expect(contextOf({ mentions: [word] }).claim).toMatchObject({ brand: 'proximus', ambiguous: true });
    const { claim } = contextOf({ mentions: [word, mention('subject', KPN)] });
    expect(claim).toMatchObject({ brand: 'kpn', ambiguous: false });
  });

  it.each(['claim-in-body', 'unlisted-name'])('is made by %s, too', (signal) => {
    const finding = { signal, where: 'body', evidence: 'x' } as const;
    const context = ruleContext(
      factsOf({}),
      [finding],
      undefined,
      describeOrigin(factsOf({}), undefined, undefined),
    );
    expect(context.claim).toMatchObject({ brand: '', made: true });
  });

  it('is empty when nothing is claimed', () => {
    const context = contextOf({ mentions: [mention('body', PROXIMUS)] });
    expect(context.claim).toEqual({
      brand: '',
      made: false,
      places: [],
      disguised: false,
      deskWord: false,
      ambiguous: false,
    });
    expect(context).not.toHaveProperty('claimed');
  });
});

describe('the origin that rules see', () => {
  it('is the sender in relation to the claim', () => {
    const scene: Scene = {
      domain: 'kpn.example',
      kind: 'brand',
      owner: KPN,
      mentions: [mention('from.display-name', PROXIMUS)],
    };
    expect(contextOf({ ...scene, authentication: { spf: 'pass', dmarc: 'fail' } }, true).origin).toEqual({
      domain: 'kpn.example',
      role: 'stranger',
      authenticated: false,
      spf: 'pass',
      dkim: 'none',
      dmarc: 'fail',
      verifiedMark: false,
      firstContact: true,
    });
  });

  it('is no first contact when nothing is remembered', () => {
    expect(contextOf({}).origin.firstContact).toBe(false);
  });
});

it('counts what the message holds', () => {
  const facts = factsOf({ defects: ['undotted-host'] });
  const part = (disposition: BodyPart['disposition']): BodyPart => ({
    path: '1',
    mediaType: 'text/plain',
    disposition,
    fileName: '',
    contentId: '',
  });
  const message = {
    ...facts.message,
    text: 'Bonjour',
    parts: [part('inline'), part('attachment'), part('attachment')],
    subject: 'Rendez-vous',
    links: [{ text: '', target: '#', kind: 'anchor' as const }],
    recipients: [{ displayName: '' }, { displayName: '' }, { displayName: '' }],
  };
  const origin = describeOrigin(facts, undefined, undefined);
  expect(ruleContext({ ...facts, message }, [], undefined, origin).message).toEqual({
    language: 'fr',
    linkCount: 1,
    imageCount: 0,
    attachmentCount: 2,
    recipientCount: 3,
    textLength: 7,
    fromDefects: ['undotted-host'],
    limitsReached: [],
    subject: 'Rendez-vous',
    linkHosts: [],
    attachmentTypes: ['text/plain'],
  });
});
