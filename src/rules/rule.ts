import { z } from 'zod';

/** Longest `when`; the longest rule that a person still reads has a third of it. */
const EXPRESSION_LENGTH_LIMIT = 1_000;

const WEIGHT_LIMIT = 10;
const REASON_LENGTH_LIMIT = 300;
const SHORTEST_EXPLANATION = 10;

/** The words that a reason may contain in braces; what they stand for is filled in for every message. */
export const REASON_PLACEHOLDERS = ['brand', 'domain', 'evidence'] as const;

const Id = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'an id is kebab-case: claim-in-local-part');

const Question = z.enum(['claim', 'origin', 'ask', 'context']);

const Status = z.enum(['experimental', 'stable']);

const Weight = z
  .number()
  .min(-WEIGHT_LIMIT)
  .max(WEIGHT_LIMIT)
  .refine((weight) => Math.abs(weight * 10 - Math.round(weight * 10)) < 1e-6, {
    message: 'a weight has one decimal, so that a score can be added up by hand',
  });

const Reason = z
  .string()
  .trim()
  .min(1)
  .max(REASON_LENGTH_LIMIT)
  .refine((text) => unknownPlaceholders(text).length === 0, {
    error: ({ input }) =>
      `unknown placeholder {${unknownPlaceholders(String(input)).join('}, {')}}; known: {${REASON_PLACEHOLDERS.join('}, {')}}`,
  });

const Explanation = z
  .string()
  .trim()
  .min(SHORTEST_EXPLANATION, 'say it in a sentence; "Unknown" is no answer')
  .refine((text) => !/^(?:unknown|none known|not applicable)\b/i.test(text), {
    message: '"Unknown" is no answer: say which mail, and what the administrator does about it',
  });

const FalsePositive = z.strictObject({
  mail: Explanation.describe('The genuine mail on which the rule fires'),
  remedy: Explanation.describe('What the administrator does about it'),
});

/** What is remembered of the sender of a test's message; the shape of `Correspondence`. */
export const RememberedSender = z.strictObject({
  firstContact: z.boolean().default(false),
  recipientWroteBefore: z.boolean().default(false),
  knownTo: z.enum(['nobody', 'few', 'many']).default('nobody'),
});

/** A message that a rule is tried on. */
export const RuleTest = z.strictObject({
  name: z.string().trim().min(1).describe('What this message is an example of'),
  /** RFC 5322 text. */
  message: z.string().min(1).describe('Header, an empty line and the text (RFC 5322)'),
  /** The authentication of the author's domain. */
  authentication: z
    .enum(['pass', 'fail', 'none'])
    .default('none')
    .describe('What the mail server found out about the domain of the author'),
  /** What is remembered of the sender; nothing unless told. */
  correspondence: RememberedSender.optional().describe(
    'What is remembered of the sender; nothing unless told',
  ),
});
export type RuleTest = z.infer<typeof RuleTest>;

/** One file of `rules/{claim,origin,ask,context}/`: a condition on findings, its weight and its explanation. */
export const Rule = z
  .strictObject({
    id: Id.describe('The name of the file'),
    question: Question.describe('The name of the folder'),
    /** `experimental`: evaluated and logged, but the weight does not count. */
    status: Status.describe('experimental: evaluated and logged, the weight does not count'),
    /** A CEL expression on the fact model. */
    when: z
      .string()
      .trim()
      .min(1)
      .max(EXPRESSION_LENGTH_LIMIT)
      .describe('A CEL condition on the facts of rules/FACTS.md'),
    /** Natural log-odds. */
    weight: Weight.describe('Natural log-odds, one decimal: 0.7 doubles the odds, 2.3 makes them tenfold'),
    reason: z
      .strictObject({ nl: Reason, fr: Reason, de: Reason, et: Reason, en: Reason })
      .describe('For readers; {brand}, {domain} and {evidence} are filled in'),
    falsePositives: z
      .array(FalsePositive)
      .min(1, 'every rule is wrong at times: say on which mail')
      .describe('On which genuine mail it fires, and what to do about it'),
    references: z
      .array(z.url({ protocol: /^https$/ }))
      .default([])
      .describe('Pages about the trick'),
    tests: z.strictObject({
      hits: z
        .array(RuleTest)
        .min(1, 'a rule needs a message that hits')
        .describe('Messages on which the rule fires'),
      misses: z
        .array(RuleTest)
        .min(1, 'a rule needs a near miss: a message that almost hits')
        .describe('Messages that almost look so, on which it must not fire'),
    }),
  })
  .refine(({ question, weight }) => question !== 'ask' || weight >= 0, {
    path: ['weight'],
    message: 'an ask makes no message more trustworthy: use a positive weight, or the question context',
  });
export type Rule = z.infer<typeof Rule>;

/** What a file in `rules/local/` may change of a shipped rule of the same name. `off`: it is not evaluated at all. */
export const RuleOverride = z
  .strictObject({
    id: Id.describe('The id of the shipped rule, which is also the name of the file'),
    status: z
      .enum([...Status.options, 'off'])
      .optional()
      .describe('experimental: logged, the weight does not count; off: not evaluated at all'),
    weight: Weight.optional().describe('In place of the shipped weight; natural log-odds, one decimal'),
  })
  .refine(({ status, weight }) => status !== undefined || weight !== undefined, {
    path: ['id'],
    message: 'a local file for a shipped rule changes its status or its weight: add one of them',
  });
export type RuleOverride = z.infer<typeof RuleOverride>;

function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(/\{([^{}]{0,40})\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !REASON_PLACEHOLDERS.some((known) => known === name));
}
