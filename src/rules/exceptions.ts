import { z } from 'zod';
import type { DatedEntry } from '../documents/dated-entry.ts';
import type { Document, Problem } from '../documents/document.ts';
import { nearest } from '../documents/nearest.ts';
import { type Located, readYaml } from '../documents/yaml-document.ts';

/** `example.org` with everything below it, or one address. */
const Sender = z
  .string()
  .toLowerCase()
  .regex(
    /^(?:[^\s@]{1,64}@)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/,
    'a sender is a domain or an address: example.org, jan@example.org',
  );

const ExceptionRecord = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is kebab-case: newsletter-of-the-union'),
  from: Sender.describe('The domain of the author, with everything below it, or one address'),
  /** Only where the message claims this brand; any claim and none without it. */
  brand: z
    .string()
    .min(1)
    .optional()
    .describe('Only where the message claims this brand; any claim and none without it'),
  /** Rules that are silent; every rule that speaks against the message without it. */
  rules: z
    .array(z.string().min(1))
    .min(1, 'name the rules, or leave the key out for all of them')
    .optional()
    .describe('Rules that are silent; every rule that speaks against the message without it'),
  /** Who in the house answers for it. */
  owner: z.string().trim().min(1).describe('Who in your house answers for it'),
  reason: z.string().trim().min(1).describe('Why this mail is fine'),
  /** The last day on which it counts. */
  expires: z.iso.date().describe('The last day on which it counts: 2027-06-30'),
  /** Anybody can write this domain into a From field: with `accept` a forger profits from the exception, too. */
  unauthenticated: z
    .literal('accept')
    .optional()
    .describe('Also where nobody authenticated the sender: a forger profits from it, too'),
});

/** A file of `rules/local/exceptions/`: whose mail is fine, and until when. */
export const ExceptionFile = z.strictObject({ exceptions: z.array(ExceptionRecord) });
type ExceptionFile = z.infer<typeof ExceptionFile>;

/** "Mail of this sender that claims this brand is fine until …": a decision of the administrator. */
export type Exception = Readonly<z.infer<typeof ExceptionRecord>>;

export type ExceptionReading =
  | { readonly ok: true; readonly exceptions: readonly Exception[]; readonly dated: readonly DatedEntry[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Ids that an exception may name; of a part that is wrong itself they are unknown, and then not looked at. */
export interface ExceptionNames {
  readonly brands: ReadonlySet<string>;
  readonly rules?: ReadonlySet<string>;
}

/** Reads `rules/local/exceptions/*.yaml`. A name that nobody has is a problem: the exception would never hold. */
export function loadExceptions(documents: readonly Document[], names: ExceptionNames): ExceptionReading {
  const readings = documents.map((document) => readYaml(ExceptionFile, document));
  const files = readings.flatMap((reading) => (reading.ok ? [reading.document] : []));
  const problems = [
    ...readings.flatMap((reading) => (reading.ok ? [] : reading.problems)),
    ...files.flatMap((file) => unknownNames(file, names)),
    ...duplicates(files),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    exceptions: files.flatMap(({ value }) => value.exceptions),
    dated: files.flatMap(datedEntries),
  };
}

function unknownNames(
  { value, problemAt }: Located<ExceptionFile>,
  { brands, rules }: ExceptionNames,
): Problem[] {
  const problem = (
    path: readonly (string | number)[],
    kind: string,
    id: string,
    known: Iterable<string>,
  ): Problem => {
    const suggestion = nearest(id, known);
    const cure = suggestion ? `did you mean "${suggestion}"?` : `see ${kind}s list`;
    return problemAt(path, `no ${kind} has the id "${id}"`, cure);
  };
  return value.exceptions.flatMap(({ brand, rules: silent = [] }, index) => [
    ...(brand === undefined || brands.has(brand)
      ? []
      : [problem(['exceptions', index, 'brand'], 'brand', brand, brands)]),
    ...silent.flatMap((rule, at) =>
      !rules || rules.has(rule) ? [] : [problem(['exceptions', index, 'rules', at], 'rule', rule, rules)],
    ),
  ]);
}

function duplicates(files: readonly Located<ExceptionFile>[]): Problem[] {
  const first = new Map<string, string>();
  return files.flatMap(({ file, value, problemAt }) =>
    value.exceptions.flatMap(({ id }, index) => {
      const earlier = first.get(id);
      first.set(id, file);
      if (earlier === undefined) return [];
      return [
        problemAt(['exceptions', index, 'id'], `the id "${id}" is already in ${earlier}`, 'rename one'),
      ];
    }),
  );
}

function datedEntries({ value, problemAt }: Located<ExceptionFile>): DatedEntry[] {
  return value.exceptions.map(({ id, owner, expires }, index) => ({
    ...problemAt(
      ['exceptions', index, 'expires'],
      `exception "${id}"`,
      `ask ${owner}, then set a new date or remove the entry`,
    ),
    expires,
  }));
}
