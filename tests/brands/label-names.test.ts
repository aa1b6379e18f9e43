import { describe, expect, it } from 'vitest';
import { namesInLabel } from '../../src/brands/label-names.ts';
import { DIRECTORY } from './directory-fixture.ts';
import { fc, test } from './property.ts';

const { vocabulary } = DIRECTORY;

function named(label: string): string[] {
  return namesInLabel(vocabulary, label).map(({ names: [name], deskWord, disguised }) =>
    [name.brand.id, deskWord && 'desk', disguised && 'disguised'].filter(Boolean).join(' '),
  );
}

describe('a brand in a local part or domain label', () => {
  it.each([
    ['ServiceclienteleProximus', ['proximus desk']],
    ['klantenservice-kpn', ['kpn desk']],
    ['amazonklantenservicenederland', ['amazon desk']],
    ['secure-paypal-login', ['paypal']],
    ['dhlpaket24', ['dhl']],
    ['KlantenserviceING', ['ing desk']],
    ['ingklantenservice', ['ing desk']],
    ['serviceclientorange', ['orange-be desk']],
    ['PayPalNoReply', ['paypal']],
    ['proximusfacturatie', ['proximus']],
    ['microsoftteamsnotifications', ['microsoft desk']],
    ['swedbankee', ['swedbank']],
    ['smart-id-ee', ['smart-id']],
    ['smartid', ['smart-id']],
    ['credit.agricole.info', ['credit-agricole']],
    ['p.a.y.p.a.l', []],
    ['paypa1-secure', ['paypal disguised']],
    ['micr0soft-support', ['microsoft desk disguised']],
    ['arnazon-login', ['amazon disguised']],
    ['otto.meier', ['otto']],
    ['otto99', ['otto']],
  ])('%s names %j', (label, expected) => expect(named(label)).toEqual(expected));
});

describe('a brand within a longer word', () => {
  it.each([
    'Approximus',
    'grapple',
    'snapple',
    'appleby',
    'kingston',
    'metamorphosis',
    'orangerie',
    'upset',
    'setups',
    'startups',
    'mailing',
    'supporting',
    'billing',
    'marketing',
    'freemail',
    'freenet',
    'database',
    'basel',
    'xkpnx',
    'kpnnl',
    'elisatamm',
    'modern',
    'pineapple',
    'klant-hulp',
    'noreply',
    '24',
  ])('%s names nobody', (label) => expect(named(label)).toEqual([]));
});

describe('a label of desk words only', () => {
  it.each([
    'klantenservicenummer',
    'helpdesktelefoonnederland',
    'kundenservice-telefonnummer',
    'numeroserviceclient',
    'numero-service-client',
    'service-client-telephone',
    'klantenservicetelefoonnummernl',
    'klantennummernederland',
    'klantenservicenummernederland',
    'klantenservicenederland',
    'klantenservicenederlands',
    'klantenservicetelefoonnederland',
    'bel-klantenservice',
    'serviceclientfrance',
    'hotline-kundenservice',
    'kundendiensttelefonnummer',
    'klienditeenindus-telefon',
    'klienditugitelefon',
    'customer-service-phone-number',
    'supportnumber247',
    'techsupportnumber',
  ])('%s is bait', (label) => expect(DIRECTORY.isDeskOnlyDomain(label)).toBe(true));

  // One word for "contact centre" is a trade, not bait.
  it.each([
    'contactcenter',
    'contact-center',
    'servicedesk',
    'helpdesk',
    'helpdesk-team',
    'klantcontact',
    'klantenservice-bakker',
    'klantenservicefederatie',
    'telefoonservice',
    'hulptelefoon',
    'service-client',
    'serviceclients-dupont',
    'teleservice',
    'assistance-france',
    'kundendienst-mueller',
    'kunden-service',
    'telefonservice',
    'hilfetelefon',
    'service-center',
    'deutschland-hilfe',
    'klienditugi',
    'team-support',
    'abinumber',
    'customerservice',
    'callcenter-team',
    'care4call',
    'klantenservice',
    'paypal-helpdesk',
    'dell-support',
    'nederland',
    'telefoonnummer',
    'mail',
    '',
  ])('%s is not', (label) => expect(DIRECTORY.isDeskOnlyDomain(label)).toBe(false));
});

test('any label is split within a moment', fc.string({ unit: 'grapheme', maxLength: 300 }), (label) => {
  expect(namesInLabel(vocabulary, label).every(({ written }) => written !== '')).toBe(true);
});
