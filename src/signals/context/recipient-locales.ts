import { z } from 'zod';
import type { Document, Problem } from '../../documents/document.ts';
import { readYaml } from '../../documents/yaml-document.ts';
import { parseAddrSpec } from '../../message/address-list.ts';
import type { AddrSpec } from '../../message/mailbox.ts';
import type { Language, Message } from '../../message/message.ts';
import type { Envelope } from '../../message/transaction.ts';

const LANGUAGES = ['nl', 'fr', 'de', 'et', 'en'] as const satisfies readonly Language[];

/** `rules/local/recipients.yaml`: where recipients live and what they speak; nothing else is kept about them. */
export const Recipients = z.strictObject({
  recipients: z.array(
    z.strictObject({
      /** A domain, subdomains included, or one address. */
      recipient: z
        .string()
        .regex(/^(?:[^\s@A-Z]+@)?(?:[a-z0-9-]+\.)+[a-z0-9-]{2,63}$/, 'a domain or an address'),
      /** ISO 3166-1 alpha-2. */
      country: z.string().regex(/^[A-Z]{2}$/, 'a country is two capitals: BE'),
      languages: z.array(z.enum(LANGUAGES)).min(1),
    }),
  ),
});
export type Recipients = z.infer<typeof Recipients>;

/** Where a recipient lives and which of our languages are spoken there. English is read everywhere. */
export interface RecipientLocale {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly languages: readonly Language[];
}

/** What is known of recipients by their address. */
export interface RecipientLocales {
  /** By the profile, else by the country of the domain; undefined for `.com` and other domains of nowhere. */
  localeOf(recipient: AddrSpec): RecipientLocale | undefined;
}

export type RecipientReading =
  | { readonly ok: true; readonly recipients: Recipients['recipients'] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Domains of countries where one of our languages is spoken; others are used by everybody (`.eu`, `.io`, `.tv`). */
const BY_TOP_LEVEL_DOMAIN: Readonly<Record<string, RecipientLocale>> = {
  be: { country: 'BE', languages: ['nl', 'fr', 'de'] },
  nl: { country: 'NL', languages: ['nl'] },
  lu: { country: 'LU', languages: ['fr', 'de'] },
  fr: { country: 'FR', languages: ['fr'] },
  de: { country: 'DE', languages: ['de'] },
  at: { country: 'AT', languages: ['de'] },
  ch: { country: 'CH', languages: ['de', 'fr'] },
  ee: { country: 'EE', languages: ['et'] },
};

/** Reads the profile; there is none unless the administrator writes one. */
export function readRecipients(document: Document | undefined): RecipientReading {
  if (!document) return { ok: true, recipients: [] };
  const reading = readYaml(Recipients, document);
  if (!reading.ok) return reading;
  return { ok: true, recipients: reading.document.value.recipients };
}

/** Indexes a profile. An address comes before its domain, and a domain before those above it. */
export function indexLocales(recipients: Recipients['recipients']): RecipientLocales {
  const profiles = new Map<string, RecipientLocale>(
    recipients.map(({ recipient, country, languages }) => [recipient, { country, languages }]),
  );
  return {
    localeOf({ localPart, domain }) {
      const labels = domain.split('.').slice(-8);
      const keys = [
        `${localPart.toLowerCase()}@${domain}`,
        ...labels.map((_, from) => labels.slice(from).join('.')),
      ];
      const profile = keys.map((key) => profiles.get(key)).find((each) => each !== undefined);
      return profile ?? BY_TOP_LEVEL_DOMAIN[labels.at(-1) ?? ''];
    },
  };
}

/** Recipients that are asked; a message to more is for nobody in particular. */
const RECIPIENTS_READ = 10;

/**
 * The locale of the recipients, if they agree: of those of the envelope where something is known of them, else of those
 * in To and Cc.
 */
export function commonLocale(
  { recipients }: Pick<Message, 'recipients'>,
  { forwardPaths }: Envelope,
  locales: RecipientLocales,
): RecipientLocale | undefined {
  const localesOf = (addresses: readonly (AddrSpec | undefined)[]): RecipientLocale[] =>
    addresses.flatMap((address) => (address && locales.localeOf(address)) ?? []);
  const paths = localesOf(forwardPaths.slice(0, RECIPIENTS_READ).map(parseAddrSpec));
  const named = recipients.slice(0, RECIPIENTS_READ).map(({ addrSpec }) => addrSpec);
  const known = paths.length > 0 ? paths : localesOf(named);
  const [first] = known;
  return first && known.every(({ country }) => country === first.country) ? first : undefined;
}
