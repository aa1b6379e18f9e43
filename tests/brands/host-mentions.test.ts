import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import { DIRECTORY, mailbox, messageFrom } from './directory-fixture.ts';

function domainMentions(from: string): string[] {
  return findMentions(messageFrom(from), DIRECTORY)
    .filter(({ where }) => where === 'from.domain')
    .map(({ brand, ambiguous }) => `${brand.id}${ambiguous ? ' ?' : ''}`);
}

describe('an everyday word as a label of a host', () => {
  it.each([
    ['is one', '<x@action.eff.org>', ['action ?']],
    ['is one at the domain itself', '<x@shell.example>', ['shell ?']],
    ['is one beside the trade, as companies are called', '<x@shell-security.example>', ['shell ?']],
    ['is one below a single trade word', '<x@shell.delivery.example>', ['shell ?']],
    ['is one with a desk for an adjective', '<x@action-team.example>', ['action ?']],
    ['is the brand beside a desk', '<x@klantenservice-jumbo.example>', ['jumbo']],
    ['is the brand beside the trade if it has capitals', '<x@ups-tracking.example>', ['ups']],
    ['is the brand below a domain of such words', '<x@jumbo.klanten-service.example>', ['jumbo']],
    ['is the brand where the display-name says so', 'Shell Rewards <x@shell.example>', ['shell']],
  ])('%s: %s', (_, from, expected) => expect(domainMentions(from)).toEqual(expected));

  it('is one although the body names the brand', () => {
    const message = messageFrom('Alerts <x@action.eff.org>', {
      text: 'Action klantenservice',
      language: 'nl',
    });
    expect(
      findMentions(message, DIRECTORY).map(({ where, ambiguous }) => `${where}${ambiguous ? ' ?' : ''}`),
    ).toEqual(['from.domain ?', 'body']);
  });
});

describe('a name that a customer rented from a platform', () => {
  it.each([
    ['names the customer’s brand, not the platform', '<x@paypal.zendesk.com>', ['paypal']],
    ['names nobody', '<x@abcdef.zendesk.com>', []],
    ['is not the platform’s own name', '<x@support.zendesk.com>', ['zendesk']],
  ])('%s: %s', (_, from, expected) => expect(domainMentions(from)).toEqual(expected));
});

describe('a Reply-To address', () => {
  it.each([
    ['at the brand’s own domain', '<orders@amazon.com>', []],
    ['at the brand’s own domain with its name', '<amazon@amazon.com>', []],
    ['at a customers’ domain', '<jan@proximus.be>', []],
    ['with another name at a brand’s domain', '<netflix@amazon.com>', ['netflix']],
    ['with a name at a mailbox provider', '<paypal.help@gmail.com>', ['paypal']],
    ['with a name in a foreign domain', '<x@paypal-help.example>', ['paypal']],
    ['with a display-name', 'PayPal <x@mail.example>', ['paypal']],
  ])('%s: %s', (_, written, expected) => {
    const message = messageFrom('Info <info@stranger.example>');
    const originator = { ...message.originator, replyTo: [mailbox(written)] };
    const ids = findMentions({ ...message, originator }, DIRECTORY).map(({ brand }) => brand.id);
    expect(ids).toEqual(expected);
  });
});
