import { describe, expect, it } from 'vitest';
import { hasOnlyWellFormedAddresses } from '../../src/message/address-syntax.ts';
import { parseSource } from './parse-source.ts';

async function originatorOf(header: string, reversePath?: string) {
  const envelope = { forwardPaths: [], ...(reversePath !== undefined && { reversePath }) };
  return (await parseSource(`${header}\r\n\r\nbody`, envelope)).originator;
}

describe('originator', () => {
  it('has the name and the address of the author', async () => {
    const { author, defects } = await originatorOf('From: Jan Peeters <jan@example.org>');
    expect(author).toEqual({
      displayName: 'Jan Peeters',
      addrSpec: { localPart: 'jan', domain: 'example.org' },
    });
    expect(defects).toEqual([]);
  });

  it.each([
    ['no From field', 'Subject: x', ['missing']],
    ['a name only', 'From: Bank', ['missing', 'empty-address']],
    ['an unquoted comma', 'From: Bank, <jan@example.org>', ['empty-address']],
    ['an undotted host', 'From: Bank <info@mail>', ['undotted-host']],
    ['two fields', 'From: jan@example.org\r\nFrom: jan@example.org', ['duplicate-field']],
    ['two domains', 'From: a@example.org, b@example.net', ['several-domains']],
    ['two addresses of one domain', 'From: a@example.org, b@example.org', []],
  ])('finds defects: %s', async (_, header, defects) => {
    expect((await originatorOf(header)).defects).toEqual(defects);
  });

  it('joins the names and takes the first dotted address', async () => {
    const { author, authors } = await originatorOf(
      'From: Bank, Kundenservice <info@mail>, <jan@example.org>',
    );
    expect(author.displayName).toBe('Bank Kundenservice');
    expect(author.addrSpec).toEqual({ localPart: 'jan', domain: 'example.org' });
    expect(authors).toHaveLength(3);
  });

  it('takes the union of several From fields', async () => {
    const { author, authors } = await originatorOf('From: Bank\r\nFrom: <jan@example.org>');
    expect(author).toEqual({ displayName: 'Bank', addrSpec: { localPart: 'jan', domain: 'example.org' } });
    expect(authors).toHaveLength(2);
  });

  it('reads Sender and every Reply-To', async () => {
    const header = 'From: a@example.org\r\nSender: s@example.org\r\nReply-To: b@example.net, c@example.net';
    const { sender, replyTo } = await originatorOf(header);
    expect(sender?.addrSpec?.localPart).toBe('s');
    expect(replyTo.map((mailbox) => mailbox.addrSpec?.localPart)).toEqual(['b', 'c']);
  });

  it.each([
    ['the envelope first', 'bounce@example.net', 'bounce@example.net'],
    ['nothing for the null reverse-path', '', undefined],
    ['the field where nobody told', undefined, 'field@example.org'],
  ])('return path: %s', async (_, reversePath, expected) => {
    const header = 'Return-Path: <field@example.org>\r\nFrom: a@example.org';
    const { returnPath } = await originatorOf(header, reversePath);
    const addrSpec = returnPath?.addrSpec;
    expect(addrSpec && `${addrSpec.localPart}@${addrSpec.domain}`).toBe(expected);
  });
});

describe('addresses that are none', () => {
  it.each([
    'x <"noreply@example.org">',
    'x <info@{members.example.org}>',
    'x <a@%example.org>',
    'x <a@-example.org>',
    "x <a@example.org'>",
    'x <a@example..org>',
    'x <reply@example.org.>',
    'x <a b@<c@example.org>',
  ])('says so of %s', (from) => {
    expect(hasOnlyWellFormedAddresses(from)).toBe(false);
  });

  it.each([
    'x <a@example.org>',
    'x < a@mail.example.org >',
    'x <"a b"@example.org>',
    'x <a@[192.0.2.1]>',
    'x <用户@例え.test>',
    'x <a@xn--r8jz45g.test>',
    'a@example.org (x)',
    'x <>',
    'x <a_b+c=d@my_host.example.org>',
  ])('is silent on %s', (from) => {
    expect(hasOnlyWellFormedAddresses(from)).toBe(true);
  });
});
