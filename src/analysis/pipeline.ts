import { readAuthentication, type TrustedAuthorities } from '../authentication/read-authentication.ts';
import { entitlementsOf } from '../brands/entitlements-of.ts';
import { findMentions } from '../brands/find-mentions.ts';
import { identifySender } from '../brands/identify-sender.ts';
import { parseMessage } from '../message/parse-message.ts';
import type { Transaction } from '../message/transaction.ts';
import { type RewriteOptions, rewrite } from '../rewrite/rewrite.ts';
import { detect } from '../signals/detect.ts';
import type { Facts } from '../signals/facts.ts';
import type { Knowledge } from '../signals/knowledge.ts';
import { decide } from '../verdict/decide.ts';
import type { Analysis } from './analysis.ts';
import type { Expertise } from './expertise.ts';
import { rewriteInput } from './rewrite-input.ts';

/** What facts depend on beside the message itself. */
export interface Surroundings {
  /** ISO date; partners expire by it. */
  readonly today: string;
  readonly trusted: TrustedAuthorities;
}

/** What differs between two analyses of the same message. */
export interface Circumstances extends Surroundings, RewriteOptions {}

/**
 * The way of a message: whom does it claim to be, who really sent it, what does it ask for.
 * Facts once, opinions later; only the verdict adds up.
 */
export async function analyse(
  transaction: Transaction,
  expertise: Expertise,
  circumstances: Circumstances,
): Promise<Analysis> {
  const { knowledge, rules, policy } = expertise;
  const facts = await gatherFacts(transaction, knowledge, circumstances);
  const findings = detect(facts, knowledge);
  const verdict = decide({ facts, findings, rules, policy });
  const edits = rewrite(rewriteInput(transaction, facts, verdict, expertise, circumstances));
  const { messageId, originator } = facts.message;
  return {
    messageId: messageId && `<${messageId}>`,
    senderName: originator.author.displayName,
    verdict,
    edits,
  };
}

/** Everything that is computed once about a message and then only read. */
export async function gatherFacts(
  transaction: Transaction,
  { brands }: Knowledge,
  { trusted, today }: Surroundings,
): Promise<Facts> {
  const message = await parseMessage(transaction);
  const authentication = readAuthentication(message, trusted);
  const sender = identifySender(message, authentication, brands);
  const mentions = findMentions(message, brands);
  const entitlements = entitlementsOf(message, sender, mentions, brands, today);
  return { message, authentication, sender, mentions, entitlements };
}
