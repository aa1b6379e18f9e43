import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import type { Invite } from '../../src/message/invite.ts';
import { DIRECTORY, mailbox, messageFrom } from './directory-fixture.ts';

const EMPTY: Invite = {
  component: 'VEVENT',
  part: '2',
  method: 'REQUEST',
  product: '',
  attendees: [],
  summary: '',
  description: '',
  location: '',
  start: '',
  end: '',
  timeZone: '',
  url: '',
  alarms: [],
};

function invited(invite: Partial<Invite>): string[] {
  const message = messageFrom('A <a@stranger.example>', { invites: [{ ...EMPTY, ...invite }] });
  return findMentions(message, DIRECTORY)
    .filter(({ where, ambiguous, affiliation }) => where === 'invite' && !ambiguous && !affiliation)
    .map(({ brand, evidence }) => `${brand.id}=${evidence}`);
}

describe('an organiser', () => {
  it.each([
    ['a desk', 'Service clientèle Proximus <x@stranger.example>', ['proximus=Proximus']],
    ['in disguise', 'PаyPal <x@stranger.example>', ['paypal=PаyPal']],
    ['the brand itself', 'Proximus <rendezvous@proximus.be>', []],
    ['an employee', 'Jan Peeters (Microsoft) <x@stranger.example>', []],
    ['the calendar of Google', 'Jan Peeters (Google Agenda) <calendar@google.com>', []],
    ['nobody', 'Jan Peeters <x@stranger.example>', []],
  ])('%s', (_, organizer, expected) => expect(invited({ organizer: mailbox(organizer) })).toEqual(expected));
});

describe('a summary or description that speaks to a customer', () => {
  it.each([
    ['nl', 'Uw Proximus factuur', 'proximus=Proximus'],
    ['fr', 'Renouvellement de votre abonnement Netflix', 'netflix=Netflix'],
    ['de', 'Ihr PayPal-Konto wird belastet', 'paypal=PayPal'],
    ['et', 'Teie Swedbank konto', 'swedbank=Swedbank'],
    ['en', 'Your Netflix membership expires today', 'netflix=Netflix'],
  ])('%s', (_, text, expected) => {
    expect(invited({ summary: text })).toEqual([expected]);
    expect(invited({ description: `Hello\n${text}\n` })).toEqual([expected]);
  });
});

describe('what people write to each other', () => {
  it.each([
    'KPN monteur',
    'Rendez-vous Proximus installation',
    'Netflix avond',
    'DHL Abholung',
    'Koosolek Swedbank kontoris',
    'Call with Microsoft about the contract',
    'Your feedback on the offer of KPN',
    'Microsoft Teams meeting\nNeed help?',
    'Jan is inviting you to a meeting at https://paypal.com/x',
  ])('%s', (text) => {
    expect(invited({ summary: text })).toEqual([]);
    expect(invited({ description: text, location: text })).toEqual([]);
  });

  it('also where the organiser is of that company', () =>
    expect(
      invited({ organizer: mailbox('Jan <jan@microsoft.com>'), summary: 'Your Microsoft account' }),
    ).toEqual([]));
});
