import type { Authentication } from '../authentication/authentication.ts';
import { formatAuthenticationResults } from '../authentication/format-authentication-results.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { applyEdits } from './apply-edits.ts';
import { renderBanner } from './banner.ts';
import type { BannerContext } from './banner-content.ts';
import { bannerEdits, wrappedEdits } from './banner-edits.ts';
import type { BannerLanguage } from './banner-texts.ts';
import { bufferOf } from './buffer-of.ts';
import { dispositionFor, treatmentFor } from './disposition.ts';
import type { Edit } from './edit.ts';
import { exchangeEdits, withoutEnvelope, wrappedOriginal } from './envelope.ts';
import { foldValue } from './folding.ts';
import { insertVerdictFields } from './header-fields.ts';
import { readHeaderSection } from './header-section.ts';
import { headerToken } from './header-token.ts';
import { toCarriageReturns } from './line-ends.ts';
import { restoredMessage } from './restored-message.ts';
import { deleteStaleFields } from './stale-fields.ts';
import { type BannerChoices, type BannerPlan, planFor } from './treatment.ts';

/** What does not depend on the message. */
export interface RewriteOptions {
  /** Names this analysis in the header, the log and the console. */
  readonly id: string;
  /** Whether the mail server can have the body changed. */
  readonly replaceBody: boolean;
  /** Whether the mail server can hold the message; false makes the treatment `quarantine` mean `contain`. */
  readonly canQuarantine?: boolean | undefined;
  /** The mildest verdict that gets a banner. */
  readonly bannerFrom: 'intermediary' | 'suspicious' | 'impersonation' | 'never';
  /** How the message is treated beyond that; what is missing is `DEFAULT_PLAN`. */
  readonly choices?: BannerChoices | undefined;
  /** Spoken where the verdict's language is none of the five. */
  readonly defaultLanguage: BannerLanguage;
  /** Where readers report a mistaken banner. */
  readonly reportAddress?: string;
  /** Our name in `Authentication-Results` (RFC 8601 §2.5), lower case; without one no such field is written. */
  readonly authservId?: string;
}

/** A judged message. */
export interface RewriteInput extends RewriteOptions, Omit<BannerContext, 'plan'> {
  /** RFC 5322, lines ending in CRLF or LF. */
  readonly content: Uint8Array;
  readonly verdict: Verdict;
  /** What was found out about the sender; kept in a field where the body changes. */
  readonly authentication?: Authentication;
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
    ...deleteStaleFields(received, input.authservId),
    ...edits.filter(({ kind }) => kind !== 'replace-body'),
    ...(edits.length > 0 ? authenticationResults(input) : []),
    ...insertVerdictFields(verdict, id),
    ...edits.filter(({ kind }) => kind === 'replace-body'),
    ...quarantine({ ...verdict, disposition: dispositionFor(input) }, id),
  ];
}

/** None where the body is already what it should be, which it is when a message passes twice. */
function bodyEdits(input: RewriteInput, received: Buffer): Edit[] {
  if (received.length > BODY_LIMIT) return [];
  const judged = bufferOf(restoredMessage(received));
  const edits = treatedBody(input, judged, received);
  const treated = edits.length > 0 ? applyEdits(judged, edits) : judged;
  if (bodyOf(bufferOf(treated)).equals(bodyOf(received))) return [];
  if (withoutEnvelope(received)) return exchangeEdits(received, bufferOf(treated));
  return edits.length > 0 ? edits : [replaceBody(judged)];
}

/** Mail to `<>` is a report of some mail server, whose readers are programs. */
function treatedBody(input: RewriteInput, content: Buffer, received: Buffer): Edit[] {
  const { verdict, reversePath } = input;
  const treatment = treatmentFor(input);
  if (treatment === 'observe' || reversePath === '') return [];
  const plan = planFor(input.choices ?? {}, input.forwardPaths ?? []);
  const wrapped = treatment === 'wrap' ? wrappedBody(input, content, received, plan) : undefined;
  if (wrapped) return wrapped;
  const banner = renderBanner(verdict, { ...input, plan });
  if (!banner) return [];
  const links = plan.links === 'remove' && verdict.kind !== 'impersonation' ? 'show' : plan.links;
  return treatment === 'annotate' ? bannerEdits(content, banner) : bannerEdits(content, banner, links);
}

/** What was attached when the message passed before is attached again, byte for byte. */
function wrappedBody(
  input: RewriteInput,
  content: Buffer,
  received: Buffer,
  plan: BannerPlan,
): Edit[] | undefined {
  const banner = renderBanner(input.verdict, { ...input, plan, wrapped: true });
  const original = wrappedOriginal(received) ?? received;
  return banner && wrappedEdits(content, banner, { original, wrapSigned: plan.wrapSigned });
}

function bodyOf(content: Buffer): Buffer {
  return content.subarray(readHeaderSection(content).bodyStart);
}

function replaceBody(content: Buffer): Edit {
  const { bodyStart, lineEnd } = readHeaderSection(content);
  const body = content.subarray(bodyStart);
  return { kind: 'replace-body', body: lineEnd === '\n' ? toCarriageReturns(body) : body };
}

/**
 * The edits for a message of which nothing could be found out: a missing field must never mean "clean". Forged fields go
 * as from any other message.
 *
 * @param authservId our name in `Authentication-Results`, lower case; where there is none, no results are ours
 */
export function rewriteUnavailable(content: Uint8Array, id: string, authservId?: string): readonly Edit[] {
  return [
    ...deleteStaleFields(bufferOf(content), authservId),
    ...insertVerdictFields({ kind: 'unavailable' }, id),
  ];
}

/** What was found out about the sender, for those behind us: a new body breaks the signatures that it came with. */
function authenticationResults({ authservId, authentication }: RewriteInput): Edit[] {
  if (authservId === undefined || authentication?.authority === undefined) return [];
  const name = 'Authentication-Results';
  const value = foldValue(name, formatAuthenticationResults(authservId, authentication));
  return [{ kind: 'insert-field', name, value }];
}

function quarantine({ disposition, kind, brand = 'none' }: Verdict, id: string): Edit[] {
  if (disposition !== 'quarantine') return [];
  return [{ kind: 'quarantine', reason: `counterfoil: ${kind} ${headerToken(brand)} ${headerToken(id)}` }];
}
