import type { z } from 'zod';
import { BrandFile, LocalBrandFile } from '../brands/brand-record.ts';
import { DeskWords } from '../brands/desk-words.ts';
import { EverydayWords } from '../brands/everyday-words.ts';
import { PartnerFile } from '../brands/partner-file.ts';
import { Pictures } from '../brands/pictures.ts';
import { SectorFacts } from '../brands/published-facts.ts';
import { CustomerDomains, MailboxProviders, RealWords, Relays } from '../brands/sender-lists.ts';
import { overlayOf } from '../documents/overlay.ts';
import { FormServices, FreeHosting, Redirectors, Shorteners } from '../links/link-lists.ts';
import { BannerTexts } from '../rewrite/banner-texts.ts';
import { ExceptionFile } from '../rules/exceptions.ts';
import { Policy, PolicyOverride } from '../rules/policy.ts';
import { Rule, RuleOverride } from '../rules/rule.ts';
import { LocalLureFile, LureFile } from '../signals/ask/phrases/lure-file.ts';
import { Reassurances } from '../signals/context/reassurances.ts';
import { Recipients } from '../signals/context/recipient-locales.ts';

/** One kind of file that administrators read and write. */
export interface DocumentKind {
  /** The stem of its schema: `rules/schemas/<name>.schema.json`. */
  readonly name: string;
  readonly title: string;
  readonly schema: z.ZodType;
}

/** The lists of `rules/lists/`, by their file. */
const LISTS = {
  'customer-domains': CustomerDomains,
  'desk-words': DeskWords,
  'everyday-words': EverydayWords,
  'form-services': FormServices,
  'free-hosting': FreeHosting,
  'mailbox-providers': MailboxProviders,
  pictures: Pictures,
  'real-words': RealWords,
  reassurances: Reassurances,
  redirectors: Redirectors,
  relays: Relays,
  'sector-facts': SectorFacts,
  shorteners: Shorteners,
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** Every kind of file below `rules/`, shipped and the administrator's own. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  { name: 'rule', title: 'A rule', schema: Rule },
  { name: 'policy', title: 'When a score becomes a verdict', schema: Policy },
  { name: 'brands', title: 'Brands', schema: BrandFile },
  { name: 'lures', title: 'How messages of a language ask', schema: LureFile },
  { name: 'banners', title: 'What banners say in a language', schema: BannerTexts },
  { name: 'local-rule', title: 'A change of a shipped rule', schema: RuleOverride },
  { name: 'local-policy', title: 'Changes of the shipped policy', schema: PolicyOverride },
  { name: 'local-brands', title: 'Brands of your own, and additions to ours', schema: LocalBrandFile },
  { name: 'local-lures', title: 'Phrases of your own', schema: LocalLureFile },
  { name: 'local-banners', title: 'Changes of what banners say', schema: overlayOf(BannerTexts) },
  { name: 'partners', title: 'Who may write on a brand’s behalf', schema: PartnerFile },
  { name: 'exceptions', title: 'Whose mail is fine, and until when', schema: ExceptionFile },
  { name: 'recipients', title: 'Where recipients live and what they speak', schema: Recipients },
  ...Object.entries(LISTS).flatMap(([name, schema]) => [
    { name: `list-${name}`, title: `rules/lists/${name}.yaml`, schema },
    { name: `local-list-${name}`, title: `Changes of rules/lists/${name}.yaml`, schema: overlayOf(schema) },
  ]),
];
