import type { z } from 'zod';
import { knownKeys } from './known-keys.ts';
import { nearest } from './nearest.ts';
import type { Path } from './yaml-place.ts';

/** What a schema has against a value, in words for the person who wrote it. */
export interface IssueProblem {
  readonly path: Path;
  /** What was found and what was expected. */
  readonly message: string;
  readonly cure: string;
}

/** Longer values are not repeated in a message. */
const LONGEST_QUOTE = 40;

/** @param root the whole value that the schema looked at */
export function issueProblems(issue: z.core.$ZodIssue, schema: z.ZodType, root: unknown): IssueProblem[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, schema));
  if (issue.code === 'invalid_union') {
    const meant = meantBranch(issue);
    if (meant) return issueProblems({ ...meant, path: [...issue.path, ...meant.path] }, schema, root);
  }
  const subject = path.length > 0 ? `${path.join('.')}: ` : '';
  const found = valueAt(root, path);
  if (found === undefined && path.length > 0 && issue.code !== 'custom') return [missingKey(path)];
  return [{ path, message: `${subject}${withFound(issue, found)}`, cure: cureOf(issue, found) }];
}

function unknownKey(key: string, path: Path, schema: z.ZodType): IssueProblem {
  const known = knownKeys(schema, path);
  const suggestion = nearest(key, known);
  const subject = path.length > 0 ? `${path.join('.')}: ` : '';
  return {
    path: [...path, key],
    message: `${subject}unknown key "${key}"`,
    cure: suggestion ? `did you mean "${suggestion}"?` : `known keys: ${known.join(', ')}`,
  };
}

function missingKey(path: Path): IssueProblem {
  const key = path.at(-1);
  return { path, message: `${path.join('.')}: is missing`, cure: `add the key "${key}" here` };
}

/** Of a choice the branch that comes nearest: the last one where something fits, as ours have the simplest first. */
function meantBranch(issue: z.core.$ZodIssue & { code: 'invalid_union' }): z.core.$ZodIssue | undefined {
  const near = issue.errors.findLast(
    (errors) => !errors.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return (near ?? issue.errors.at(-1))?.[0];
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[key] : undefined,
    root,
  );
}

/** A list that is longer is for the cure alone. */
const LONGEST_CHOICE = 8;

function withFound(issue: z.core.$ZodIssue, found: unknown): string {
  const isLongChoice = issue.code === 'invalid_value' && issue.values.length > LONGEST_CHOICE;
  const message = isLongChoice ? `expected one of ${issue.values.length} words` : issue.message;
  const text = quoted(found);
  const plain = message.replace(/^(?:Invalid (?:input|option)|Too (?:small|big)): /, '');
  const expected = plain.replace(/, received \w+$/, '');
  return text === undefined || expected.includes(text) ? expected : `${expected}, found ${text}`;
}

function quoted(found: unknown): string | undefined {
  if (found === null) return 'nothing';
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object') return 'keys and values';
  const text = JSON.stringify(found);
  return text === undefined || text.length > LONGEST_QUOTE ? undefined : text;
}

const FORMS: Readonly<Record<string, string>> = {
  string: 'write a text, in quotes where it looks like anything else',
  number: 'write a number without quotes',
  int: 'write a whole number',
  boolean: 'write true or false',
  array: 'write a list: [one, two]',
  object: 'write keys and values, indented below it',
  record: 'write keys and values, indented below it',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'write year, month and day: 2027-06-30',
  url: 'write the whole address of the page: https://www.example.org/',
};

function cureOf(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return FORMS[issue.expected] ?? `write a ${issue.expected}`;
    case 'invalid_value':
      return cureOfChoice(issue.values.map(String), found);
    case 'too_small':
      return typeof found === 'string' || Array.isArray(found)
        ? 'write what is missing, or remove the key'
        : `write ${issue.minimum} or more`;
    case 'too_big':
      return typeof found === 'string' || Array.isArray(found)
        ? `shorten it to ${issue.maximum}`
        : `write ${issue.maximum} or less`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'write it in that form';
    default:
      return 'correct it as the message says';
  }
}

function cureOfChoice(values: readonly string[], found: unknown): string {
  const suggestion = typeof found === 'string' ? nearest(found, values) : undefined;
  return suggestion ? `did you mean "${suggestion}"?` : `write one of ${values.join(', ')}`;
}
