import type { Verdict } from '../verdict/verdict.ts';
import { renderBanner } from './banner.ts';
import type { BannerContext } from './banner-content.ts';
import { bannerEdits } from './banner-edits.ts';
import type { BannerLanguage } from './banner-texts.ts';
import { bufferOf } from './buffer-of.ts';
import type { Edit } from './edit.ts';
import { insertVerdictFields } from './header-fields.ts';
import { readHeaderSection } from './header-section.ts';
import { headerToken } from './header-token.ts';
import { levelOf } from './level.ts';
import { deleteStaleFields } from './stale-fields.ts';

/** What does not depend on the message. */
export interface RewriteOptions {
  /** Names this analysis in the header, the log and the console. */
  readonly id: string;
  /** Whether the mail server can have the body changed. */
  readonly replaceBody: boolean;
  /** The mildest verdict that gets a banner. */
  readonly bannerFrom: 'intermediary' | 'suspicious' | 'impersonation' | 'never';
  /** Spoken where the verdict's language is none of the five. */
  readonly defaultLanguage: BannerLanguage;
  /** Where readers report a mistaken banner. */
  readonly reportAddress?: string;
}

/** A judged message. */
export interface RewriteInput extends RewriteOptions, BannerContext {
  /** RFC 5322, lines ending in CRLF or LF. */
  readonly content: Uint8Array;
  readonly verdict: Verdict;
  /** Of the envelope; empty for `<>`, whose reports take no banner. */
  readonly reversePath?: string | undefined;
}

/** Larger bodies are left alone: they would have to be copied several times and sent back whole. */
const BODY_LIMIT = 30_000_000;

/**
 * What to change in a message: forged fields out, our three fields on top, and the banner where the verdict calls for
 * one. Edits of fields come first, as mail servers demand (a body between them has Postfix refuse them all).
 */
export function rewrite(input: RewriteInput): readonly Edit[] {
  const { verdict, id } = input;
  const content = bufferOf(input.content);
  const banner = takesBanner(input) ? renderBanner(verdict, input) : undefined;
  const edits = banner ? bannerEdits(content, banner) : [];
  return [
    ...deleteStaleFields(readHeaderSection(content).fields),
    ...edits.filter(({ kind }) => kind !== 'replace-body'),
    ...insertVerdictFields(verdict, id),
    ...edits.filter(({ kind }) => kind === 'replace-body'),
    ...quarantine(verdict, id),
  ];
}

/** The edits for a message of which nothing could be found out: a missing field must never mean "clean". */
export function rewriteUnavailable(content: Uint8Array, id: string): readonly Edit[] {
  const { fields } = readHeaderSection(bufferOf(content));
  return [...deleteStaleFields(fields), ...insertVerdictFields({ kind: 'unavailable' }, id)];
}

function takesBanner({ content, verdict, replaceBody, reversePath, bannerFrom }: RewriteInput): boolean {
  return (
    replaceBody &&
    reversePath !== '' &&
    verdict.disposition !== 'deliver' &&
    bannerFrom !== 'never' &&
    levelOf(verdict.kind) >= levelOf(bannerFrom) &&
    content.length <= BODY_LIMIT
  );
}

function quarantine({ disposition, kind, brand = 'none' }: Verdict, id: string): Edit[] {
  if (disposition !== 'quarantine') return [];
  return [{ kind: 'quarantine', reason: `counterfoil: ${kind} ${headerToken(brand)} ${headerToken(id)}` }];
}
