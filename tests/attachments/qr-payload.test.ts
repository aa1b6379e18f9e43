import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksOfCodes, readQrPayload } from '../../src/attachments/qr-payload.ts';

const EPC = ['BCD', '002', '1', 'SCT', '', 'Bakkerij Janssens', 'BE71096123456769', 'EUR12.5'];

describe('readQrPayload', () => {
  it.each([
    'https://login.files.example/x',
    'HTTPS://LOGIN.FILES.EXAMPLE/X',
    'www.login.files.example/x',
    'login.files.example/x',
    'URLTO:https://login.files.example/x',
  ])('%s is a link', (text) => {
    const host = text.includes('www.') ? 'www.login.files.example' : 'login.files.example';
    expect(readQrPayload(text)).toMatchObject({ kind: 'link', link: { kind: 'code', host } });
  });

  it.each(['\n', '\r\n'])('reads a transfer whose lines end with %j', (end) => {
    expect(readQrPayload(EPC.join(end))).toEqual({
      kind: 'payment',
      name: 'Bakkerij Janssens',
      iban: 'BE71096123456769',
    });
  });

  it('reads a telephone number', () => {
    expect(readQrPayload('tel:+32 2 555 00 00')).toEqual({ kind: 'telephone', number: '+32 2 555 00 00' });
  });

  it.each([
    'TICKET-A12-7F',
    'WIFI:T:WPA;S:lab;P:secret;;',
    'otpauth://totp/lab.example:jan?secret=GEZDGNBVGY3TQOJQ',
    'BEGIN:VCARD\nFN:Jan Peeters\nEND:VCARD',
    'mailto:jan@lab.example',
    'version 1.2/3',
    '',
  ])('%j is something else', (text) => {
    expect(readQrPayload(text).kind).toBe('other');
  });

  it('understands any text', () => {
    fc.assert(fc.property(fc.string(), (text) => readQrPayload(text).kind !== undefined));
  });
});

it('keeps the links among codes', () => {
  expect(linksOfCodes(['TICKET', 'https://a.example/', 'tel:+3225550000'])).toHaveLength(1);
});
