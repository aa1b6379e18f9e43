import { z } from 'zod';

/** A domain as lists write it. */
export const domain = z
  .string()
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,63}$/, 'a domain is lower-case: gmail.com');

/** `rules/lists/mailbox-providers.yaml`: domains where anybody can have a mailbox. */
export const MailboxProviders = z.strictObject({
  /** Domains by the name of the provider. Each is exact: subdomains are the provider's own. */
  mailboxProviders: z.record(z.string().min(1), z.array(domain).min(1)),
});
export type MailboxProviders = z.infer<typeof MailboxProviders>;

/** What a relay's users do with it. */
const RELAY_KINDS = [
  'mailing-list',
  'forum',
  'marketplace',
  'calendar',
  'code',
  'signature',
  'survey',
  'mail-service',
  'social-network',
  'shop-system',
  'events',
  'file-sharing',
  'helpdesk',
  'recruiting',
] as const;

/** `rules/lists/relays.yaml`: platforms that write on behalf of their users and say so. */
export const Relays = z.strictObject({
  relays: z.array(
    z.strictObject({
      name: z.string().min(1),
      kind: z.enum(RELAY_KINDS),
      /** Subdomains included. */
      domains: z.array(domain).min(1),
    }),
  ),
});
export type Relays = z.infer<typeof Relays>;

/** `rules/lists/real-words.yaml`: domain labels that are one letter from a brand's and imitate nobody. */
export const RealWords = z.strictObject({ realWords: z.array(z.string().regex(/^[a-z0-9-]+$/)) });
export type RealWords = z.infer<typeof RealWords>;

const label = z.string().regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'a label is lower-case: www');

/** `rules/lists/customer-domains.yaml`: platforms that give each customer a name below their domain. */
export const CustomerDomains = z.strictObject({
  customerDomains: z.array(
    z.strictObject({
      name: z.string().min(1),
      domains: z.array(domain).min(1),
      /** Labels below these domains that are the platform's own; `www` always is. */
      own: z.array(label).default([]),
    }),
  ),
});
export type CustomerDomains = z.infer<typeof CustomerDomains>;

/** Who can be behind a domain, apart from brands. */
export interface SenderLists {
  /** Exact domains. */
  readonly mailboxProviders: ReadonlySet<string>;
  /** Domains of relays; subdomains count. */
  readonly relays: ReadonlySet<string>;
  /** Domains below which customers have names, with the labels that are not a customer's. */
  readonly customerDomains: ReadonlyMap<string, ReadonlySet<string>>;
}
