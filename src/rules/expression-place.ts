import type { Problem } from '../documents/document.ts';

/**
 * The place of a character of an expression in the YAML file that holds it. Where the YAML does not contain
 * the expression literally (escapes, folded scalars), the place of its key stays.
 */
export function expressionPlace(
  { line, column }: Pick<Problem, 'line' | 'column'>,
  text: string,
  expression: string,
  offset: number,
): Pick<Problem, 'line' | 'column'> {
  const [first = '', ...others] = expression.split('\n');
  const lines = text.split('\n');
  const start = lines.findIndex((each, index) => index >= line - 1 && each.includes(first));
  const before = expression.slice(0, offset).split('\n');
  const target = start + before.length - 1;
  const written = before.length === 1 ? first : (others[before.length - 2] ?? '');
  const indent = lines[target]?.lastIndexOf(written) ?? -1;
  if (start < 0 || indent < 0) return { line, column };
  return { line: target + 1, column: indent + (before.at(-1)?.length ?? 0) + 1 };
}
