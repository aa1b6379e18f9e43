import type { Verdict } from '../verdict/verdict.ts';
import { applyEdits } from './apply-edits.ts';
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
import { toCarriageReturns } from './line-ends.ts';
import { restoredMessage } from './restored-message.ts';
import { deleteStaleFields } from './stale-fields.ts';
import { type BannerChoices, isBannerKind, planFor } from './treatment.ts';

/** What does not depend on the message. */
export interface RewriteOptions {
  /** Names this analysis in the header, the log and the console. */
  readonly id: string;
  /** Whether the mail server can have the body changed. */
  readonly replaceBody: boolean;
  /** The mildest verdict that gets a banner. */
  readonly bannerFrom: 'intermediary' | 'suspicious' | 'impersonation' | 'never';
  /** How the message is treated beyond that; what is missing is `DEFAULT_PLAN`. */
  readonly choices?: BannerChoices | undefined;
  /** Spoken where the verdict's language is none of the five. */
  readonly defaultLanguage: BannerLanguage;
  /** Where readers report a mistaken banner. */
  readonly reportAddress?: string;
}

/** A judged message. */
export interface RewriteInput extends RewriteOptions, Omit<BannerContext, 'plan'> {
  /** RFC 5322, lines ending in CRLF or LF. */
  readonly content: Uint8Array;
  readonly verdict: Verdict;
  /** Of the envelope; empty for `<>`, whose reports take no banner. */
  readonly reversePath?: string | undefined;
  /** Of the envelope: whose choices hold. */
  readonly forwardPaths?: readonly string[];
}

/** Larger bodies are left alone: they would have to be copied several times and sent back whole. */
const BODY_LIMIT = 30_000_000;

/**
 * What to change in a message: forged fields out, our three fields on top, and the banner where the verdict calls for
 * one. A banner that is there already goes. Edits of fields come first, as mail servers demand (a body between them has
 * Postfix refuse them all).
 */
export function rewrite(input: RewriteInput): readonly Edit[] {
  const { verdict, id } = input;
  const received = bufferOf(input.content);
  const edits = input.replaceBody ? bodyEdits(input, received) : [];
  return [
    ...deleteStaleFields(readHeaderSection(received).fields),
    ...edits.filter(({ kind }) => kind !== 'replace-body'),
    ...insertVerdictFields(verdict, id),
    ...edits.filter(({ kind }) => kind === 'replace-body'),
    ...quarantine(verdict, id),
  ];
}

/** None where the body is already what it should be, which it is when a message passes twice. */
function bodyEdits(input: RewriteInput, received: Buffer): Edit[] {
  if (received.length > BODY_LIMIT) return [];
  const judged = bufferOf(restoredMessage(received));
  const edits = treatedBody(input, judged);
  const treated = edits.length > 0 ? applyEdits(judged, edits) : judged;
  if (bodyOf(bufferOf(treated)).equals(bodyOf(received))) return [];
  return edits.length > 0 ? edits : [replaceBody(judged)];
}

function treatedBody(input: RewriteInput, content: Buffer): Edit[] {
  const { verdict } = input;
  if (!takesBanner(input) || !isBannerKind(verdict.kind)) return [];
  const plan = planFor(input.choices ?? {}, input.forwardPaths ?? []);
  const treatment = plan.treatment[verdict.kind];
  const banner = treatment === 'observe' ? undefined : renderBanner(verdict, { ...input, plan });
  if (!banner) return [];
  const links = plan.links === 'remove' && verdict.kind !== 'impersonation' ? 'show' : plan.links;
  return treatment === 'annotate' ? bannerEdits(content, banner) : bannerEdits(content, banner, links);
}

function bodyOf(content: Buffer): Buffer {
  return content.subarray(readHeaderSection(content).bodyStart);
}

function replaceBody(content: Buffer): Edit {
  const { bodyStart, lineEnd } = readHeaderSection(content);
  const body = content.subarray(bodyStart);
  return { kind: 'replace-body', body: lineEnd === '\n' ? toCarriageReturns(body) : body };
}

/** The edits for a message of which nothing could be found out: a missing field must never mean "clean". */
export function rewriteUnavailable(content: Uint8Array, id: string): readonly Edit[] {
  const { fields } = readHeaderSection(bufferOf(content));
  return [...deleteStaleFields(fields), ...insertVerdictFields({ kind: 'unavailable' }, id)];
}

function takesBanner({ verdict, reversePath, bannerFrom }: RewriteInput): boolean {
  return (
    reversePath !== '' &&
    verdict.disposition !== 'deliver' &&
    bannerFrom !== 'never' &&
    levelOf(verdict.kind) >= levelOf(bannerFrom)
  );
}

function quarantine({ disposition, kind, brand = 'none' }: Verdict, id: string): Edit[] {
  if (disposition !== 'quarantine') return [];
  return [{ kind: 'quarantine', reason: `counterfoil: ${kind} ${headerToken(brand)} ${headerToken(id)}` }];
}
