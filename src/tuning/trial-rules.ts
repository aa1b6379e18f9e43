import { isMap, isScalar, parseDocument } from 'yaml';
import { type Document, isLocal } from '../documents/document.ts';
import type { Rule } from '../rules/rule.ts';

/**
 * The rule files of an installation with one more, as it would be in `rules/local/`: it takes the place of the
 * administrator's file of that id. An `experimental` rule counts in a trial, else there would be nothing to see.
 *
 * @param shipped rules in force, to know the question of a file that only changes a weight
 */
export function withTrialRule(
  documents: readonly Document[],
  file: Document,
  shipped: { find(id: string): Pick<Rule, 'question'> | undefined },
): readonly Document[] {
  const { contents } = parseDocument(file.text);
  const textOf = (key: string): string => String((isMap(contents) ? contents.get(key) : undefined) ?? '');
  const id = textOf('id');
  const question = textOf('question') || (shipped.find(id)?.question ?? '');
  const name = `local/${question}/${id}.yaml`;
  const rest = documents.filter(
    (document) => !(isLocal(document) && document.file.endsWith(`/${question}/${id}.yaml`)),
  );
  return [...rest, { file: name, text: counting(file.text, contents), local: true }];
}

function counting(text: string, contents: unknown): string {
  const status = isMap(contents) ? contents.get('status', true) : undefined;
  if (!isScalar(status) || status.value !== 'experimental' || !status.range) return text;
  return `${text.slice(0, status.range[0])}stable${text.slice(status.range[1])}`;
}
