import type { Policy } from '../rules/policy.ts';
import type { FiredRule } from '../rules/rule-set.ts';
import type { Question } from '../signals/signal.ts';

const QUESTIONS: readonly Question[] = ['claim', 'origin', 'ask', 'context'];

/** Natural log-odds: weights of a question added up, held within its cap both ways, and rounded to 0.1. */
export function scoreOf(
  fired: readonly Pick<FiredRule, 'question' | 'weight'>[],
  caps: Policy['caps'],
): number {
  const total = QUESTIONS.reduce((sum, question) => {
    const weights = fired.filter((each) => each.question === question).map(({ weight }) => weight);
    const ofQuestion = weights.reduce((left, right) => left + right, 0);
    return sum + Math.max(-caps[question], Math.min(caps[question], ofQuestion));
  }, 0);
  // Adding zero turns -0 into 0.
  return Math.round(total * 10) / 10 + 0;
}
