import { incomingLesson } from '../memory/lesson.ts';
import type { Transaction } from '../message/transaction.ts';
import { dispositionFor } from '../rewrite/disposition.ts';
import { restoredMessage } from '../rewrite/restored-message.ts';
import { type RewriteOptions, rewrite } from '../rewrite/rewrite.ts';
import { detect } from '../signals/detect.ts';
import { decide } from '../verdict/decide.ts';
import type { Analysis } from './analysis.ts';
import type { Expertise } from './expertise.ts';
import { gatherFacts, type Outside, type Surroundings } from './gather-facts.ts';
import { rewriteInput } from './rewrite-input.ts';
import { sealedEdits } from './sealed-edits.ts';
import { judgeInShadow } from './shadow.ts';

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
  const decision = {
    facts,
    findings,
    rules,
    policy,
    exceptions: expertise.exceptions.filter(({ expires }) => expires >= circumstances.today),
    ...(firstContact !== undefined && { firstContact }),
  };
  const decided = decide(decision);
  const shadow = expertise.shadow && judgeInShadow(decision, expertise.shadow, circumstances.today);
  const input = rewriteInput(transaction, facts, decided, expertise, circumstances);
  const verdict = { ...decided, disposition: dispositionFor(input) };
  const edits = await sealedEdits(rewrite({ ...input, verdict }), transaction, facts, outside.seal);
  const lesson = incomingLesson(facts, transaction.envelope, verdict.kind, circumstances.today);
  const { messageId, originator } = facts.message;
  return {
    messageId: messageId && `<${messageId}>`,
    senderName: originator.author.displayName,
    verdict,
    edits,
    rulesVersion: expertise.version,
    ...(lesson && { lesson }),
    ...(shadow && { shadow }),
  };
}

/** Without what this program put in when the message passed before. Only where that goes from the message as well. */
function asSent(transaction: Transaction, { replaceBody }: RewriteOptions): Transaction {
  if (!replaceBody || transaction.truncated === true) return transaction;
  return { ...transaction, content: restoredMessage(transaction.content) };
}
