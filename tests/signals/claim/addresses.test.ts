import { describe, expect, it } from 'vitest';
import { claimsOf } from './claims-of.ts';

describe('a brand in the local part', () => {
  it.each([
    ['ServiceclienteleProximus@contactcenter.be', 'proximus=ServiceclienteleProximus'],
    ['klantenservice-kpn@desk.example', 'kpn=klantenservice-kpn'],
    ['paypa1.kundenservice@desk.example', 'paypal=paypa1.kundenservice'],
    ['klienditugi.swedbank@desk.example', 'swedbank=klienditugi.swedbank'],
  ])('%s', async (address, claim) =>
    expect(await claimsOf('claim-in-local-part', `<${address}>`)).toEqual([claim]),
  );

  it.each([
    'servicedesk@proximus.be',
    'approximus@lab.example',
    'elisa.tamm@lab.example',
    'info@contactcenter.be',
  ])('not %s', async (address) => expect(await claimsOf('claim-in-local-part', `<${address}>`)).toEqual([]));
});

describe('a brand in the domain', () => {
  it.each([
    ['amazonklantenservicenederland.com', 'amazon=amazon'],
    ['proximus.be.klant-hulp.com', 'proximus=proximus'],
    ['kpn-klantenservice.example', 'kpn=kpn'],
    ['kundenservice-paypal.example', 'paypal=paypal'],
    ['swedbankee.example', 'swedbank=swedbank'],
  ])('%s', async (domain, claim) =>
    expect(await claimsOf('claim-in-domain', `<info@${domain}>`)).toEqual([claim]),
  );

  it.each(['mail.proximus.be', 'approximus.example', 'grapple.example', 'kingston.example'])(
    'not %s',
    async (domain) => expect(await claimsOf('claim-in-domain', `<info@${domain}>`)).toEqual([]),
  );
});

describe('a domain of desk words only', () => {
  it.each([
    'klantenservicenummer.com',
    'helpdesktelefoonnederland.nl',
    'klantenservicetelefoonnummernl.com',
    'klantenservicetelefoonnummernl.nl',
    'klantennummernederland.nl',
    'klantenservicenummernederland.nl',
    'klantenservicenederland.nl',
    'klantenservicenederlands.nl',
    'klantenservicetelefoonnederland.com',
    'numero-service-client.example',
    'kundenservice-telefonnummer.example',
    'klienditugi-telefon.example',
    'customer-service-phone-number.example',
  ])('%s', async (domain) =>
    expect(await claimsOf('desk-only-domain', `<info@${domain}>`)).toEqual([`undefined=${domain}`]),
  );

  it.each([
    'servicedesk.example',
    'contactcenter.be',
    'helpdesk.com',
    'klantenservice-bakker.example',
    'klantcontact.example',
    'hulptelefoon.example',
    'serviceclients-dupont.example',
    'assistance-france.example',
    'kundendienst-mueller.de',
    'hilfetelefon.example',
    'klienditugi.example',
    'tugi-ja-abi.example',
    'customerservice.example',
    'contact-center.example',
  ])('not %s', async (domain) => expect(await claimsOf('desk-only-domain', `<info@${domain}>`)).toEqual([]));
});
