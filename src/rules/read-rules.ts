import type { Document, Problem } from '../documents/document.ts';
import { type Located, readYaml } from '../documents/yaml-document.ts';
import { Rule, RuleOverride } from './rule.ts';

/** A rule that its schema accepted, with its file for later problems. */
export interface ReadRule {
  readonly rule: Rule;
  readonly document: Document;
  readonly located: Located<Rule>;
}

export interface ReadRules {
  /** In the order of their ids, whatever the order of the files. */
  readonly rules: readonly ReadRule[];
  readonly problems: readonly Problem[];
}

/** What the name of `rules/claim/claim-in-local-part.yaml` says about its content. */
interface FileName {
  readonly stem: string;
  readonly question: string;
  /** Below `rules/local/`: the administrator's own. */
  readonly local: boolean;
}

/**
 * Reads rule files. A file in `rules/local/` with the name of a shipped one changes its weight or status; any
 * other file there is a rule of its own.
 */
export function readRules(documents: readonly Document[]): ReadRules {
  const shippedNames = new Set(documents.filter((each) => !nameOf(each).local).map(keyOf));
  const isOverride = (document: Document): boolean =>
    nameOf(document).local && shippedNames.has(keyOf(document));
  const overrides = documents.filter(isOverride).map((document) => readOverride(document));
  const readings = documents.filter((each) => !isOverride(each)).map((document) => readRule(document));
  const rules = readings.flatMap(({ read }) => read ?? []);
  const changes = new Map(overrides.flatMap(({ change }) => (change ? [[change.id, change] as const] : [])));
  return {
    rules: rules
      .map((read) => ({ ...read, rule: changed(read.rule, changes.get(read.rule.id)) }))
      .toSorted((left, right) => (left.rule.id < right.rule.id ? -1 : 1)),
    problems: [...readings, ...overrides].flatMap(({ problems }) => problems).concat(duplicates(rules)),
  };
}

function nameOf({ file }: Document): FileName {
  const segments = file.split('/');
  return {
    stem: (segments.at(-1) ?? '').replace(/\.ya?ml$/, ''),
    question: segments.at(-2) ?? '',
    local: segments.at(-3) === 'local',
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

function readOverride(document: Document): { change?: RuleOverride; problems: readonly Problem[] } {
  const reading = readYaml(RuleOverride, document);
  if (!reading.ok) return { problems: reading.problems };
  const change = reading.document.value;
  return { change, problems: idProblems(reading.document, change.id, nameOf(document).stem) };
}

function idProblems(located: Located<{ readonly id: string }>, id: string, stem: string): Problem[] {
  if (id === stem) return [];
  return [located.problemAt(['id'], `id "${id}" in the file ${stem}.yaml`, `write id: ${stem}`)];
}

function changed(rule: Rule, change: RuleOverride | undefined): Rule {
  return { ...rule, weight: change?.weight ?? rule.weight, status: change?.status ?? rule.status };
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
