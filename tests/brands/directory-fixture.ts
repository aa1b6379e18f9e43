import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrandDirectory } from '../../src/brands/brand-directory.ts';
import { loadBrands } from '../../src/brands/load-brands.ts';
import type { Document } from '../../src/documents/document.ts';
import type { Mailbox } from '../../src/message/mailbox.ts';
import type { Message } from '../../src/message/message.ts';

/** A small directory in the form of `rules/brands`, with the names that are hardest to tell from words. */
const BRANDS = `
brands:
  - { id: proximus, name: Proximus, aliases: [Belgacom], sector: telecom, countries: [BE, LU],
      domains: [{ domain: proximus.be, source: nsi, checked: 2026-11-22 }], mailboxDomains: [proximus.be, skynet.be],
      partners: [{ domain: sales.example, role: sales, evidence: "https://www.proximus.be/partners", expires: 2027-06-30 }],
      contact: { url: "https://www.proximus.be/contact", telephones: [{ number: "+3280033800", source: public, checked: 2026-11-22 }] },
      facts: [{ fact: no-phone-support, source: "https://www.proximus.be/contact", checked: 2026-11-22 }] }
  - { id: orange-be, name: Orange, aliases: [Orange Belgium], ambiguous: [Orange], sector: telecom, countries: [BE],
      domains: [{ domain: orange.be, source: nsi, checked: 2026-11-22 }] }
  - { id: orange-fr, name: Orange, aliases: [Orange France], ambiguous: [Orange], sector: telecom, countries: [FR],
      domains: [{ domain: orange.fr, source: nsi, checked: 2026-11-22 }], mailboxDomains: [orange.fr] }
  - { id: free, name: Free, aliases: [Free Mobile], ambiguous: [Free], sector: telecom, countries: [FR],
      domains: [{ domain: free.fr, source: nsi, checked: 2026-11-22 }] }
  - { id: kpn, name: KPN, sector: telecom, countries: [NL],
      domains: [{ domain: kpn.com, source: nsi, checked: 2026-11-22 }] }
  - { id: elisa, name: Elisa, ambiguous: [Elisa], sector: telecom, countries: [EE],
      domains: [{ domain: elisa.ee, source: nsi, checked: 2026-11-22 }] }
  - { id: ing, name: ING, ambiguous: [ING], sector: bank, countries: [BE, NL],
      domains: [{ domain: ing.be, source: nsi, checked: 2026-11-22 }, { domain: ing.nl, source: nsi, checked: 2026-11-22 }] }
  - { id: swedbank, name: Swedbank, sector: bank, countries: [EE],
      domains: [{ domain: swedbank.ee, source: nsi, checked: 2026-11-22 }] }
  - { id: credit-agricole, name: Crédit Agricole, sector: bank, countries: [FR],
      domains: [{ domain: credit-agricole.fr, source: nsi, checked: 2026-11-22 }] }
  - { id: paypal, name: PayPal, sector: payments, countries: [world],
      domains: [{ domain: paypal.com, source: apple, checked: 2026-11-22 }] }
  - { id: amazon, name: Amazon, aliases: [Amazon Prime], sector: shop, countries: [world],
      domains: [{ domain: amazon.nl, source: apple, checked: 2026-11-22 }, { domain: amazon.com, source: apple, checked: 2026-11-22 }] }
  - { id: apple, name: Apple, aliases: [iCloud, Apple Pay], ambiguous: [Apple], sector: technology, countries: [world],
      domains: [{ domain: apple.com, source: apple, checked: 2026-11-22 }] }
  - { id: meta, name: Meta, aliases: [Facebook], ambiguous: [Meta], sector: technology, group: meta, countries: [world],
      domains: [{ domain: facebook.com, source: apple, checked: 2026-11-22 }] }
  - { id: whatsapp, name: WhatsApp, sector: technology, group: meta, countries: [world],
      domains: [{ domain: whatsapp.com, source: apple, checked: 2026-11-22 }] }
  - { id: microsoft, name: Microsoft, sector: technology, countries: [world],
      domains: [{ domain: microsoft.com, source: v2fly, checked: 2026-11-22 }] }
  - { id: netflix, name: Netflix, sector: streaming, countries: [world],
      domains: [{ domain: netflix.com, source: v2fly, checked: 2026-11-22 }] }
  - { id: ebay, name: eBay, sector: shop, countries: [world],
      domains: [{ domain: ebay.com, source: apple, checked: 2026-11-22 }] }
  - { id: dhl, name: DHL, sector: courier, countries: [world],
      domains: [{ domain: dhl.de, source: nsi, checked: 2026-11-22 }] }
  - { id: ups, name: UPS, ambiguous: [UPS], sector: courier, countries: [world],
      domains: [{ domain: ups.com, source: nsi, checked: 2026-11-22 }] }
  - { id: otto, name: OTTO, ambiguous: [OTTO], sector: shop, countries: [DE],
      domains: [{ domain: otto.de, source: nsi, checked: 2026-11-22 }] }
  - { id: base, name: BASE, ambiguous: [BASE], sector: telecom, countries: [BE],
      domains: [{ domain: base.be, source: nsi, checked: 2026-11-22 }] }
  - { id: smart-id, name: Smart-ID, sector: identity, countries: [EE],
      domains: [{ domain: smart-id.com, source: public, checked: 2026-11-22 }] }
  - { id: luminus, name: Luminus, sector: energy, countries: [BE],
      domains: [{ domain: luminus.be, source: nsi, checked: 2026-11-22 }] }
  - { id: vinted, name: Vinted, sector: marketplace, countries: [world],
      domains: [{ domain: vinted.com, source: jdm, checked: 2026-11-22 }] }
  - { id: impots, name: Impôts, sector: government, countries: [FR], domainSuffixes: [gouv.fr] }
  - { id: albert-heijn, name: Albert Heijn, ambiguous: [Albert Heijn], sector: retail, countries: [NL, BE],
      domains: [{ domain: ah.nl, source: nsi, checked: 2026-11-22 }] }
  - { id: jumbo, name: Jumbo, ambiguous: [Jumbo], sector: retail, countries: [NL, BE],
      domains: [{ domain: jumbo.com, source: nsi, checked: 2026-11-22 }] }
  - { id: shell, name: Shell, ambiguous: [Shell], sector: energy, countries: [world],
      domains: [{ domain: shell.com, source: nsi, checked: 2026-11-22 }] }
  - { id: norton, name: Norton, ambiguous: [Norton], sector: security, countries: [world],
      domains: [{ domain: norton.com, source: nsi, checked: 2026-11-22 }] }
  - { id: gls, name: GLS, ambiguous: [GLS], sector: courier, countries: [world],
      domains: [{ domain: gls-group.eu, source: nsi, checked: 2026-11-22 }] }
  - { id: max, name: Max, ambiguous: [Max], sector: streaming, countries: [world],
      domains: [{ domain: max.com, source: nsi, checked: 2026-11-22 }] }
  - { id: action, name: Action, ambiguous: [Action], sector: retail, countries: [NL, BE],
      domains: [{ domain: action.com, source: nsi, checked: 2026-11-22 }] }
  - { id: ledger, name: Ledger, ambiguous: [Ledger], sector: crypto, countries: [world],
      domains: [{ domain: ledger.com, source: nsi, checked: 2026-11-22 }] }
  - { id: docusign, name: Docusign, sector: software, countries: [world],
      domains: [{ domain: docusign.com, source: nsi, checked: 2026-11-22 }] }
  - { id: philips, name: Philips, sector: goods, countries: [world],
      domains: [{ domain: philips.com, source: nsi, checked: 2026-11-22 }] }
  - { id: google, name: Google, aliases: [Gmail, Google Play], sector: software, countries: [world],
      domains: [{ domain: google.com, source: v2fly, checked: 2026-11-22 },
        { domain: googleusercontent.com, source: v2fly, checked: 2026-11-22 }], mailboxDomains: [gmail.com] }
  - { id: yahoo, name: Yahoo, aliases: [Yahoo Mail], sector: email, countries: [world],
      domains: [{ domain: yahoo.com, source: v2fly, checked: 2026-11-22 }], mailboxDomains: [yahoo.com] }
  - { id: zendesk, name: Zendesk, sector: software, countries: [world],
      domains: [{ domain: zendesk.com, source: v2fly, checked: 2026-11-22 }] }
  - { id: instagram, name: Instagram, sector: social, countries: [world],
      domains: [{ domain: instagram.com, source: v2fly, checked: 2026-11-22 }] }
  - { id: klarna, name: Klarna, sector: payments, countries: [world],
      domains: [{ domain: klarna.com, source: apple, checked: 2026-11-22 }] }
  - { id: hm, name: H&M, sector: shop, countries: [world],
      domains: [{ domain: hm.com, source: nsi, checked: 2026-11-22 }] }
`;

/** The brands above as a document. */
export const BRAND_DOCUMENT: Document = { file: 'rules/brands/test.yaml', text: BRANDS };

/** The lists that are shipped. */
export const LIST_DOCUMENTS: readonly Document[] = [
  'desk-words',
  'mailbox-providers',
  'relays',
  'customer-domains',
  'pictures',
  'real-words',
].map((name) => {
  const file = fileURLToPath(new URL(`../../rules/lists/${name}.yaml`, import.meta.url));
  return { file, text: readFileSync(file, 'utf8') };
});

/** The brands above with the shipped lists. */
export const DIRECTORY: BrandDirectory = directoryOf([BRAND_DOCUMENT]);

function directoryOf(brands: readonly Document[]): BrandDirectory {
  const reading = loadBrands({ brands, lists: LIST_DOCUMENTS });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.directory;
}

/** A mailbox from `name <local@domain>`. */
export function mailbox(written: string): Mailbox {
  const [, displayName = '', localPart = '', domain = ''] = /^(.*?)\s*<(.*)@(.*)>$/.exec(written) ?? [];
  return { displayName, addrSpec: { localPart, domain } };
}

/** A message of the given parts, everything else empty. */
export function messageFrom(from: string, parts: Partial<Message> = {}): Message {
  const author = mailbox(from);
  return {
    header: [],
    originator: { author, authors: [author], defects: [], replyTo: [] },
    recipients: [],
    subject: '',
    messageId: '',
    parts: [],
    text: '',
    quotedText: '',
    hiddenText: '',
    splitWords: [],
    signature: '',
    links: [],
    images: [],
    invites: [],
    largeTexts: [],
    cellColors: [],
    language: 'und',
    limitsReached: [],
    ...parts,
  };
}
