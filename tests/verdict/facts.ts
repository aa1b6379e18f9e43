import type { Authentication } from '../../src/authentication/authentication.ts';
import { UNAUTHENTICATED } from '../../src/authentication/authentication.ts';
import type { Brand } from '../../src/brands/brand.ts';
import type { BrandMention } from '../../src/brands/brand-mention.ts';
import type { SenderIdentity, SenderKind } from '../../src/brands/sender-identity.ts';
import type { FromDefect, Message } from '../../src/message/message.ts';
import type { Facts } from '../../src/signals/facts.ts';
import type { AskKind, Finding, Where } from '../../src/signals/signal.ts';

export function brand(id: string, name: string, fields: Partial<Brand> = {}): Brand {
  return {
    id,
    layer: 'core',
    name,
    names: [name],
    ambiguousNames: [],
    sector: 'telecom',
    countries: ['BE'],
    domains: [`${id}.example`],
    domainSuffixes: [],
    mailboxDomains: [],
    namesakes: [],
    partners: [],
    telephones: [],
    facts: [],
    ...fields,
  };
}

export const PROXIMUS = brand('proximus', 'Proximus', {
  domains: ['proximus.example', 'mailboxes.example', 'proximus.test'],
  mailboxDomains: ['mailboxes.example'],
  partners: [
    {
      domain: 'callcentre.example',
      role: 'sales',
      evidence: 'https://proximus.example/partners',
      expires: '2030-01-01',
    },
  ],
});
export const KPN = brand('kpn', 'KPN');
export const DHL = brand('dhl', 'DHL');

export function mention(where: Where, of: Brand, fields: Partial<BrandMention> = {}): BrandMention {
  return {
    brand: of,
    where,
    evidence: of.name,
    ambiguous: false,
    disguised: false,
    deskWord: false,
    ...fields,
  };
}

export function finding(signal: string, fields: Partial<Finding> = {}): Finding {
  return { signal, where: 'body', evidence: signal, ...fields };
}

export function askFinding(ask: AskKind): Finding {
  return finding(`ask-${ask}`, { ask });
}

export interface Scene {
  readonly domain?: string;
  readonly kind?: SenderKind;
  readonly owner?: Brand;
  readonly authenticated?: boolean;
  readonly authentication?: Partial<Authentication>;
  readonly mentions?: readonly BrandMention[];
  readonly defects?: readonly FromDefect[];
}

/** The facts of a message of which only the origin and the names of brands matter. */
export function factsOf(scene: Scene): Facts {
  const { domain = 'stranger.example', mentions = [], authenticated = false } = scene;
  const sender: SenderIdentity = {
    domain,
    organizationalDomain: domain.split('.').slice(-2).join('.'),
    kind: scene.kind ?? 'stranger',
    authenticated,
    ...(scene.owner && { brand: scene.owner }),
  };
  const brands = [...mentions.map((each) => each.brand), ...(scene.owner ? [scene.owner] : [])];
  return {
    message: messageFrom(domain, scene.defects ?? []),
    authentication: { ...UNAUTHENTICATED, ...scene.authentication },
    sender,
    mentions,
    entitlements: new Map(brands.map((each) => [each.id, entitlement(each, sender)])),
    attachments: [],
    documentMentions: [],
    destinations: [],
    telephones: [],
  };
}

function entitlement(of: Brand, { kind, organizationalDomain }: SenderIdentity): 'own' | 'partner' | 'none' {
  const shared = kind === 'mailbox-provider';
  if (!shared && of.domains.includes(organizationalDomain)) return 'own';
  return of.partners.some(({ domain }) => domain === organizationalDomain) ? 'partner' : 'none';
}

function messageFrom(domain: string, defects: readonly FromDefect[]): Message {
  const author = { displayName: '', addrSpec: { localPart: 'info', domain } };
  return {
    header: [],
    originator: { author, authors: [author], defects, replyTo: [] },
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
    language: 'fr',
    limitsReached: [],
  };
}
