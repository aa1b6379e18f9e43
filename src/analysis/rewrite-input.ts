import type { Transaction } from '../message/transaction.ts';
import type { RewriteInput, RewriteOptions } from '../rewrite/rewrite.ts';
import type { Facts } from '../signals/facts.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Expertise } from './expertise.ts';

/** What the last step needs of all that came before. */
export function rewriteInput(
  { content, envelope, truncated }: Transaction,
  { message, authentication }: Facts,
  verdict: Verdict,
  { knowledge, banners }: Expertise,
  options: RewriteOptions,
): RewriteInput {
  const brand = verdict.brand === undefined ? undefined : knowledge.brands.byId(verdict.brand);
  return {
    ...options,
    // The end of a truncated message is not here: writing the body back would cut it off.
    replaceBody: options.replaceBody && truncated !== true,
    content,
    verdict,
    banners,
    authentication,
    reversePath: envelope.reversePath,
    forwardPaths: envelope.forwardPaths,
    preview: message.hiddenText || message.text,
    senderName: message.originator.author.displayName,
    ...(brand && { brand }),
  };
}
