import { incomingLesson } from '../memory/lesson.ts';
import type { Transaction } from '../message/transaction.ts';
import { restoredMessage } from '../rewrite/restored-message.ts';
import { type RewriteOptions, rewrite } from '../rewrite/rewrite.ts';
import { detect } from '../signals/detect.ts';
import { decide } from '../verdict/decide.ts';
import type { Analysis } from './analysis.ts';
import type { Expertise } from './expertise.ts';
import { gatherFacts, type Outside, type Surroundings } from './gather-facts.ts';
import { rewriteInput } from './rewrite-input.ts';

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
  outside: Outside = {},
): Promise<Analysis> {
  const { knowledge, rules, policy } = expertise;
  const facts = await gatherFacts(asSent(transaction, circumstances), knowledge, circumstances, outside);
  const findings = detect(facts, knowledge);
  const { firstContact } = facts.correspondence ?? {};
  const verdict = decide({
    facts,
    findings,
    rules,
    policy,
    exceptions: expertise.exceptions.filter(({ expires }) => expires >= circumstances.today),
    ...(firstContact !== undefined && { firstContact }),
  });
  const edits = rewrite(rewriteInput(transaction, facts, verdict, expertise, circumstances));
  const lesson = incomingLesson(facts, transaction.envelope, verdict.kind, circumstances.today);
  const { messageId, originator } = facts.message;
  return {
    messageId: messageId && `<${messageId}>`,
    senderName: originator.author.displayName,
    verdict,
    edits,
    ...(lesson && { lesson }),
  };
}

/** Without what this program put in when the message passed before. Only where that goes from the message as well. */
function asSent(transaction: Transaction, { replaceBody }: RewriteOptions): Transaction {
  if (!replaceBody || transaction.truncated === true) return transaction;
  return { ...transaction, content: restoredMessage(transaction.content) };
}
