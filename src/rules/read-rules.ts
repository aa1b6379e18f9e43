import { type Document, isLocal, type Problem } from '../documents/document.ts';
import { nearest } from '../documents/nearest.ts';
import { type Located, readYaml } from '../documents/yaml-document.ts';
import { Rule, RuleOverride } from './rule.ts';

/** A rule that its schema accepted, with its file for later problems. */
export interface ReadRule {
  readonly rule: Rule;
  readonly document: Document;
  readonly located: Located<Rule>;
  /** What the administrator changes of it. */
  readonly change?: Located<RuleOverride>;
}

export interface ReadRules {
  /** In the order of their ids, whatever the order of the files; without those that are switched off. */
  readonly rules: readonly ReadRule[];
  /** Shipped rules that the administrator has switched off. */
  readonly off: readonly ReadRule[];
  readonly problems: readonly Problem[];
}

/** What the name of `rules/claim/claim-in-local-part.yaml` says about its content. */
interface FileName {
  readonly stem: string;
  readonly question: string;
}

/**
 * Reads rule files. A file in `rules/local/` that has no condition changes the shipped rule of its id; any other file
 * there is a rule of its own.
 */
export function readRules(documents: readonly Document[]): ReadRules {
  const shippedNames = new Set(documents.filter((each) => !isLocal(each)).map(keyOf));
  const isOverride = (document: Document): boolean =>
    isLocal(document) && (shippedNames.has(keyOf(document)) || !HAS_CONDITION.test(document.text));
  const readings = documents.filter((each) => !isOverride(each)).map((document) => readRule(document));
  const rules = readings.flatMap(({ read }) => read ?? []);
  const shipped = [...shippedNames];
  const overrides = documents.filter(isOverride).map((document) => readOverride(document, shipped));
  const changes = new Map(
    overrides.flatMap(({ change }) => (change ? [[change.value.id, change] as const] : [])),
  );
  const merged = rules
    .map((read) => changed(read, changes.get(read.rule.id)))
    .toSorted((left, right) => (left.rule.id < right.rule.id ? -1 : 1));
  const isOff = ({ change }: ReadRule): boolean => change?.value.status === 'off';
  return {
    rules: merged.filter((read) => !isOff(read)),
    off: merged.filter(isOff),
    problems: [...readings, ...overrides].flatMap(({ problems }) => problems).concat(duplicates(rules)),
  };
}

/** What makes a rule of a file, and is not there in one that changes a rule. */
const HAS_CONDITION = /^when:/m;

function nameOf({ file }: Document): FileName {
  const segments = file.split('/');
  return {
    stem: (segments.at(-1) ?? '').replace(/\.ya?ml$/, ''),
    question: segments.at(-2) ?? '',
  };
}

function keyOf(document: Document): string {
  const { question, stem } = nameOf(document);
  return `${question}/${stem}`;
}

function readRule(document: Document): { read?: ReadRule; problems: readonly Problem[] } {
  const reading = readYaml(Rule, document);
  if (!reading.ok) return { problems: reading.problems };
  const located = reading.document;
  const { id, question } = located.value;
  const { stem, question: folder } = nameOf(document);
  const problems = idProblems(located, id, stem);
  if (question !== folder) {
    const cure = `move the file to ${question}/ or correct the question`;
    problems.push(located.problemAt(['question'], `question "${question}" in the folder ${folder}/`, cure));
  }
  return { read: { rule: located.value, document, located }, problems };
}

function readOverride(
  document: Document,
  shipped: readonly string[],
): { change?: Located<RuleOverride>; problems: readonly Problem[] } {
  const reading = readYaml(RuleOverride, document);
  if (!reading.ok) return { problems: reading.problems };
  const change = reading.document;
  const unknown = unknownRule(change, document, shipped);
  return { change, problems: unknown ?? idProblems(change, change.value.id, nameOf(document).stem) };
}

/** An overlay of nothing would be a change that never happens. */
function unknownRule(
  { value: { id }, problemAt }: Located<RuleOverride>,
  document: Document,
  shipped: readonly string[],
): Problem[] | undefined {
  const { question } = nameOf(document);
  if (shipped.includes(`${question}/${id}`)) return undefined;
  const elsewhere = shipped.find((key) => key.endsWith(`/${id}`));
  if (elsewhere) {
    const cure = `move the file to ${elsewhere}.yaml in your folder`;
    return [problemAt(['id'], `the rule "${id}" is none of ${question}/`, cure)];
  }
  const ids = shipped.map((key) => key.replace(/^.*\//, ''));
  const suggestion = nearest(id, ids);
  const cure = suggestion
    ? `did you mean "${suggestion}"?`
    : 'see rules list; a rule of your own also needs when, question, reason, falsePositives and tests';
  return [problemAt(['id'], `no shipped rule has the id "${id}"`, cure)];
}

function idProblems(located: Located<{ readonly id: string }>, id: string, stem: string): Problem[] {
  if (id === stem) return [];
  return [located.problemAt(['id'], `id "${id}" in the file ${stem}.yaml`, `write id: ${stem}`)];
}

function changed(read: ReadRule, change: Located<RuleOverride> | undefined): ReadRule {
  if (!change) return read;
  const { weight = read.rule.weight, status = read.rule.status } = change.value;
  const rule = { ...read.rule, weight, status: status === 'off' ? 'experimental' : status } as const;
  return { ...read, rule, change };
}

function duplicates(rules: readonly ReadRule[]): Problem[] {
  const first = new Map<string, string>();
  return rules.flatMap(({ rule: { id }, document: { file }, located }) => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, file);
      return [];
    }
    return [located.problemAt(['id'], `id "${id}" is taken by ${earlier}`, 'give one of them another name')];
  });
}
