import type { ASTNode } from '@marcbachmann/cel-js';
import { editDistance, nearest } from '../documents/nearest.ts';
import { ASK_KINDS, FACT_LISTS, FACT_RECORDS, type FactField } from './fact-model.ts';
import { operands, stringLiteral } from './syntax-tree.ts';

/** Names that come from outside the expression language. */
export interface KnownNames {
  readonly signals: ReadonlySet<string>;
  readonly brands: ReadonlySet<string>;
}

/** One thing wrong in an expression; `offset` counts characters from its start. */
export interface ExpressionProblem {
  readonly offset: number;
  readonly message: string;
  readonly cure?: string;
}

/** The words that can stand somewhere, and what to call one of them. */
interface Domain {
  readonly word: string;
  readonly values: ReadonlySet<string>;
}

interface Walk {
  readonly known: KnownNames;
  /** Variables of the comprehensions around the node, with the words that each can stand for. */
  readonly bound: ReadonlyMap<string, Domain | undefined>;
  readonly problems: ExpressionProblem[];
}

/** Comprehensions. One inside another costs the product of both lists, so that is refused. */
const COMPREHENSIONS: ReadonlySet<string> = new Set(['exists', 'all', 'exists_one']);

/** A careless pattern on the sender's words costs seconds: `(a+)+$` on a subject of a hundred letters. */
const NO_PATTERNS =
  'a rule has no patterns: use contains(), startsWith() or endsWith(), or a phrase in your lures, which takes linear time';

/** `matches` is missing on purpose. */
const METHODS: ReadonlySet<string> = new Set([
  ...COMPREHENSIONS,
  'size',
  'owner',
  'lowerAscii',
  'startsWith',
  'endsWith',
  'contains',
]);

const FUNCTIONS: ReadonlySet<string> = new Set(['seen', 'asked', 'brand', 'within', 'size']);

/** No arithmetic, maps or indexes: nothing here can grow with what a sender wrote. */
const OPERATORS: ReadonlySet<string> = new Set(
  'value id . call rcall list ?: || && !_ == != in < <= > >='.split(' '),
);

/** Everything wrong with the names of an expression. Types are the business of the expression library. */
export function checkExpression(tree: ASTNode, known: KnownNames): readonly ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  checkNode(tree, { known, bound: new Map(), problems });
  return problems.toSorted((left, right) => left.offset - right.offset);
}

function checkNode(node: ASTNode, walk: Walk): void {
  if (!OPERATORS.has(node.op)) {
    report(walk, node, `operator "${node.op.replace('_', '')}" cannot be used in a rule`, operatorCure());
    return;
  }
  if (node.op === 'rcall') {
    checkMethod(node, walk);
    return;
  }
  if (node.op === 'call' && !checkFunction(node, walk)) return;
  if (node.op === 'id') checkVariable(node, walk);
  if (node.op === '.') checkField(node, walk);
  if (node.op === '==' || node.op === '!=') checkEquality(node.args, walk);
  if (node.op === 'in') checkMembership(node.args, walk);
  for (const operand of operands(node)) checkNode(operand, walk);
}

function operatorCure(): string {
  return 'compare with ==, !=, <, <=, >, >= or in, and join with &&, || and !';
}

function checkVariable(node: ASTNode & { readonly op: 'id' }, walk: Walk): void {
  const names = [...Object.keys(FACT_RECORDS), ...Object.keys(FACT_LISTS), ...walk.bound.keys()];
  if (names.includes(node.args)) return;
  report(walk, node, `unknown variable "${node.args}"`, cure(node.args, names, 'variables'));
}

function checkField(node: ASTNode & { readonly op: '.' }, walk: Walk): void {
  const [record, name] = node.args;
  const fields = record.op === 'id' ? fieldsOf(record.args) : undefined;
  if (!fields || Object.hasOwn(fields, name)) return;
  const names = Object.keys(fields);
  report(walk, node, `unknown field "${name}"`, cure(name, names, 'fields'));
}

/** False when nothing more can be said about the arguments. */
function checkFunction(node: ASTNode & { readonly op: 'call' }, walk: Walk): boolean {
  const [name, [argument, ...surplus]] = node.args;
  if (!FUNCTIONS.has(name)) {
    report(walk, node, `unknown function "${name}"`, cure(name, FUNCTIONS, 'functions'));
    return false;
  }
  const domain = argumentDomain(name, walk.known);
  if (!domain) return true;
  const literal = stringLiteral(argument);
  if (argument === undefined || literal === undefined || surplus.length > 0) {
    report(walk, node, `${name}() takes one ${domain.word} in quotes`, `write ${name}("…")`);
    return false;
  }
  checkWord(argument, domain, walk);
  return true;
}

function argumentDomain(name: string, known: KnownNames): Domain | undefined {
  if (name === 'seen') return { word: 'signal', values: known.signals };
  if (name === 'asked') return { word: 'kind of ask', values: new Set(ASK_KINDS) };
  if (name === 'brand') return { word: 'brand', values: known.brands };
  return undefined;
}

function checkMethod(node: ASTNode & { readonly op: 'rcall' }, walk: Walk): void {
  const [name, receiver, args] = node.args;
  if (!METHODS.has(name)) {
    const instead = name === 'matches' ? NO_PATTERNS : cure(name, METHODS, 'methods');
    report(walk, node, `unknown method "${name}"`, instead);
    return;
  }
  checkNode(receiver, walk);
  if (!COMPREHENSIONS.has(name)) {
    for (const argument of args) checkNode(argument, walk);
    return;
  }
  if (walk.bound.size > 0) {
    report(walk, node, `${name}() inside another comprehension`, 'write two rules, or join them with &&');
    return;
  }
  const [variable, predicate] = args;
  if (variable?.op !== 'id' || !predicate) return;
  checkNode(predicate, { ...walk, bound: new Map([[variable.args, domainOf(receiver, walk)]]) });
}

function checkEquality([left, right]: readonly [ASTNode, ASTNode], walk: Walk): void {
  checkLiteral(right, domainOf(left, walk), walk);
  checkLiteral(left, domainOf(right, walk), walk);
}

function checkMembership([item, list]: readonly [ASTNode, ASTNode], walk: Walk): void {
  checkLiteral(item, domainOf(list, walk), walk);
  if (list.op !== 'list') return;
  for (const element of list.args) checkLiteral(element, domainOf(item, walk), walk);
}

/** A comparison with a word that never occurs would be a rule that never fires, in silence. */
function checkLiteral(node: ASTNode, domain: Domain | undefined, walk: Walk): void {
  if (domain && stringLiteral(node) !== undefined) checkWord(node, domain, walk);
}

function checkWord(node: ASTNode, { word, values }: Domain, walk: Walk): void {
  const literal = stringLiteral(node) ?? '';
  if (!values.has(literal))
    report(walk, node, `"${literal}" is no known ${word}`, cure(literal, values, 'known'));
}

function domainOf(node: ASTNode, walk: Walk): Domain | undefined {
  if (node.op === 'id') {
    return walk.bound.get(node.args) ?? fieldDomain(FACT_LISTS[node.args], 'kind of ask', walk);
  }
  if (node.op === 'rcall' && node.args[0] === 'owner')
    return { word: 'brand', values: new Set([...walk.known.brands, '']) };
  if (node.op !== '.' || node.args[0].op !== 'id') return undefined;
  const path = `${node.args[0].args}.${node.args[1]}`;
  return fieldDomain(fieldsOf(node.args[0].args)?.[node.args[1]], `value of ${path}`, walk);
}

function fieldDomain(field: FactField | undefined, word: string, { known }: Walk): Domain | undefined {
  if (!field?.values) return undefined;
  if (field.values === 'brands') return { word: 'brand', values: new Set([...known.brands, '']) };
  return { word, values: new Set(field.values) };
}

function fieldsOf(record: string): Readonly<Record<string, FactField>> | undefined {
  return Object.entries(FACT_RECORDS).find(([name]) => name === record)?.[1];
}

/** Names beyond this are too many to read in one line of an error. */
const LISTED_NAMES = 12;

function cure(name: string, known: Iterable<string>, noun: string): string {
  const suggestion = nearest(name, known);
  if (suggestion && editDistance(name, suggestion) < name.length) return `did you mean "${suggestion}"?`;
  const names = [...known].filter((each) => each !== '').toSorted();
  const more = names.length > LISTED_NAMES ? ` and ${names.length - LISTED_NAMES} more` : '';
  return `${noun}: ${names.slice(0, LISTED_NAMES).join(', ')}${more}`;
}

function report({ problems }: Walk, node: ASTNode, message: string, remedy: string): void {
  problems.push({ offset: node.pos, message, cure: remedy });
}
