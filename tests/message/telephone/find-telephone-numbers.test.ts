import { describe, expect, it } from 'vitest';
import { makeLink } from '../../../src/message/link.ts';
import type { Link } from '../../../src/message/message.ts';
import { findTelephoneNumbers } from '../../../src/message/telephone/find-telephone-numbers.ts';
import { messageOf } from '../../signals/message-of.ts';
import { offeredIn } from './offered-in.ts';

const BE = ['BE', 'NL', 'FR'];

function link(target: string, text = ''): Link {
  return makeLink('anchor', text, target);
}

describe('kinds of numbers', () => {
  it.each([
    ['056 12 34 56', 'BE', 'landline', 'BE'],
    ['0470 12 34 56', 'BE', 'mobile', 'BE'],
    ['0800 22 800', 'BE', 'toll-free', 'BE'],
    ['070 22 02 00', 'BE', 'shared-cost', 'BE'],
    ['0903 12 345', 'BE', 'premium', 'BE'],
    ['0905 12 345', 'BE', 'premium', 'BE'],
    ['0900 1234', 'NL', 'premium', 'NL'],
    ['08 99 12 34 56', 'FR', 'premium', 'FR'],
    ['0190 123456', 'DE', 'premium', 'DE'],
    ['0900 5 123456', 'DE', 'premium', 'DE'],
    ['0901 123456', 'AT', 'premium', 'AT'],
    ['Tel 900 1234', 'EE', 'premium', 'EE'],
    ['0906 123 4567', 'GB', 'premium', 'GB'],
    ['+1 202 555 0100', 'BE', 'landline-or-mobile', 'US'],
    ['+800 1234 5678', 'BE', 'toll-free', ''],
    ['Appelez le 118 218', 'FR', 'premium', ''],
    ['Appelez le 3900', 'FR', 'short', ''],
  ])('%s in %s is %s', async (text, reader, kind, country) => {
    expect(await offeredIn(text, [reader])).toEqual([expect.objectContaining({ kind, country })]);
  });
});

describe('what a number is for', () => {
  it.each([
    ['Bel ons op 056 12 34 56', 'call', 'Bel ons op 056 12 34 56'],
    ['N’hésitez pas à nous appeler au 056 12 34 56', 'call', 'appeler au 056 12 34 56'],
    ['Rufen Sie uns unter +32 56 12 34 56 an', 'call', 'Rufen Sie uns unter +32 56 12 34 56'],
    ['Helistage numbril +372 5555 0000', 'call', 'Helistage numbril +372 5555 0000'],
    ['Bel nooit naar 056 12 34 56', 'unsaid', '056 12 34 56'],
    ['Never call +32 56 12 34 56', 'unsaid', '+32 56 12 34 56'],
    ['Tel. 056 12 34 56', 'label', 'Tel. 056 12 34 56'],
    ['☎ 056 12 34 56', 'label', '056 12 34 56'],
    ['Fax: 056 12 34 56', 'fax', 'Fax: 056 12 34 56'],
    ['056 12 34 56 (fax)', 'fax', '056 12 34 56'],
    ['WhatsApp 0470 12 34 56', 'message', 'WhatsApp 0470 12 34 56'],
    ['0470 12 34 56 (WhatsApp)', 'message', '0470 12 34 56'],
    ['Klantendienst\n056 12 34 56', 'label', 'Klantendienst 056 12 34 56'],
    ['Jan Peeters\n056 12 34 56', 'unsaid', '056 12 34 56'],
  ])('%j is %s', async (text, purpose, quotation) => {
    expect(await offeredIn(text, BE)).toEqual([expect.objectContaining({ purpose, quotation })]);
  });

  it('keeps of several occurrences the one that says most', async () => {
    const found = await offeredIn('056 12 34 56\nBel 056 12 34 56\nTel 056 12 34 56', BE);
    expect(found.map(({ purpose }) => purpose)).toEqual(['call']);
  });
});

describe('links', () => {
  it.each([
    ['tel:+3256123456', '', '+3256123456', 'label'],
    ['tel:056123456', 'Call now', '+3256123456', 'call'],
    ['tel:+32%2056%2012%2034%2056', '', '+3256123456', 'label'],
    ['TEL://+32-56-12-34-56;ext=1', '', '+3256123456', 'label'],
    ['tel:0032(0)56123456', '', '+3256123456', 'label'],
    ['tel:3900', 'Appelez', '3900', 'call'],
    ['callto:+3256123456', '', '+3256123456', 'label'],
    ['sms:+32470123456?body=STOP', '', '+32470123456', 'message'],
    ['https://wa.me/32470123456', '', '+32470123456', 'message'],
    ['https://wa.me/+32470123456?text=Hi', '', '+32470123456', 'message'],
    ['https://api.whatsapp.com/send?phone=32470123456&text=Hi', '', '+32470123456', 'message'],
    ['https://api.whatsapp.com/send?text=Hi&phone=%2B32470123456', '', '+32470123456', 'message'],
    ['whatsapp://send?phone=+32470123456', '', '+32470123456', 'message'],
  ])('%s', async (target, text, number, purpose) => {
    expect(await offeredIn('', BE, [link(target, text)])).toEqual([
      expect.objectContaining({ where: 'link', number, purpose }),
    ]);
  });

  it.each([
    'https://wa.me/?text=https%3A%2F%2Flab.example%2F',
    'https://api.whatsapp.com/send?text=Hallo',
    'https://lab.example/call/056123456',
    'mailto:056123456@lab.example',
    'tel:',
    'tel:%',
    'tel:click-here',
    'https://chat.whatsapp.com/ABCdef123456',
  ])('no number in %s', async (target) => {
    expect(await offeredIn('', BE, [link(target)])).toEqual([]);
  });

  it('leaves the links of a quoted thread alone', async () => {
    expect(await offeredIn('', BE, [{ ...link('tel:+3256123456'), quoted: true }])).toEqual([]);
  });
});

describe('places', () => {
  it('looks into the name, the subject, invites, pictures and attachments, but not into quoted threads', async () => {
    const message = messageOf({
      subject: 'Call +1 202 555 0101',
      text: 'Call +1 202 555 0102',
      quotedText: 'Call +1 202 555 0109',
    });
    const author = { displayName: 'Support +1 202 555 0100' };
    const invite = {
      component: 'VEVENT',
      part: '1',
      method: 'REQUEST',
      product: '',
      attendees: [],
      summary: 'Call',
      description: 'Call +1 202 555 0103',
      location: '',
      start: '',
      end: '',
      timeZone: '',
      url: '',
      alarms: [],
    };
    const found = await findTelephoneNumbers(
      { ...message, originator: { ...message.originator, author }, invites: [invite] },
      [],
      [
        { where: 'attachment', text: 'Call +1 202 555 0104' },
        { where: 'image', text: 'Call +1 202 555 0105' },
      ],
    );
    expect(found.map(({ where, number }) => [where, number])).toEqual([
      ['from.display-name', '+12025550100'],
      ['subject', '+12025550101'],
      ['body', '+12025550102'],
      ['invite', '+12025550103'],
      ['attachment', '+12025550104'],
      ['image', '+12025550105'],
    ]);
  });

  it('finds nothing without a digit', async () => {
    expect(await offeredIn('Bel ons vandaag nog.', BE)).toEqual([]);
  });
});
