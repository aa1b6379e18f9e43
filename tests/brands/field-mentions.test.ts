import { describe, expect, it } from 'vitest';
import { fieldMentions } from '../../src/brands/field-mentions.ts';
import type { Message } from '../../src/message/message.ts';
import { DIRECTORY, mailbox, messageFrom } from './directory-fixture.ts';

interface Fields {
  readonly sender?: string;
  readonly returnPath?: string;
  readonly organization?: string;
  readonly messageId?: string;
  readonly list?: string;
}

function field(name: string, value: string | undefined): Message['header'] {
  return value === undefined ? [] : [{ name, key: name.toLowerCase(), raw: value, value }];
}

function named({ sender, returnPath, organization, messageId = '', list }: Fields): string[] {
  const message = messageFrom('Info <info@stranger.example>', {
    messageId,
    header: [...field('Organization', organization), ...field('List-Unsubscribe', list)],
  });
  const originator = {
    ...message.originator,
    ...(sender !== undefined && { sender: mailbox(sender) }),
    ...(returnPath !== undefined && { returnPath: mailbox(`<${returnPath}>`) }),
  };
  return fieldMentions({ ...message, originator }, DIRECTORY).map(
    ({ brand, evidence }) => `${brand.id} ${evidence}`,
  );
}

describe('a field names a brand', () => {
  it.each<[string, Fields, string]>([
    ['Sender', { sender: 'Proximus Facturation <x@a.example>' }, 'proximus Sender: Proximus'],
    [
      'Return-Path',
      { returnPath: 'paypal-service@a.example' },
      'paypal Return-Path: paypal-service@a.example',
    ],
    [
      'host of the Return-Path',
      { returnPath: 'x@proximus.be.klant-hulp.example' },
      'proximus Return-Path: proximus.be.klant-hulp.example',
    ],
    ['Organization', { organization: 'Proximus NV' }, 'proximus Organization: Proximus NV'],
    ['Message-ID', { messageId: '1@mail.kpn.com.a.example' }, 'kpn Message-ID: mail.kpn.com.a.example'],
    [
      'List-Unsubscribe',
      { list: '<https://paypal.com.a.example/out>' },
      'paypal List-Unsubscribe: paypal.com.a.example',
    ],
  ])('%s', (_, fields, expected) => expect(named(fields)).toEqual([expected]));
});

describe('a field names nobody', () => {
  it.each<[string, Fields]>([
    ['an employee', { sender: 'Jan Peeters (Microsoft) <jan@a.example>' }],
    ['the reader’s address', { returnPath: 'bounce-jan=paypal.com@a.example' }],
    ['the author’s own address', { returnPath: 'info@stranger.example' }],
    ['a provider', { returnPath: 'x@gmail.com', messageId: '1@mail.google.com' }],
    ['a brand’s own host', { list: '<mailto:out@paypal.com>' }],
    ['a bounce address of bulk mail', { returnPath: 'paypal-00081726@a.example' }],
    ['a machine', { messageId: '1@paypal-17.internal.example' }],
    ['a sentence', { organization: 'We are no customer of Proximus' }],
    ['more words', { organization: 'Proximus Fan Club' }],
    ['an everyday word', { organization: 'Orange' }],
  ])('%s', (_, fields) => expect(named(fields)).toEqual([]));
});
