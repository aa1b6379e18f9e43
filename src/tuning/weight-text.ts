import { isMap, isScalar, parseDocument } from 'yaml';

/** The change of one rule's weight in a file of `rules/local/`. */
export interface WeightChange {
  readonly id: string;
  readonly weight: number;
  /** One line for people, which becomes a comment. */
  readonly because: string;
}

/**
 * The text of a rule's file with another weight: one number changes, comments and every other byte stay. Without a
 * text it becomes a new file, which changes the weight of the shipped rule.
 */
export function withWeight(text: string | undefined, { id, weight, because }: WeightChange): string {
  const number = weight.toFixed(1);
  if (text === undefined) return `# ${because}\nid: ${id}\nweight: ${number}\n`;
  const place = placeOfWeight(text);
  if (place) return text.slice(0, place.start) + number + text.slice(place.end);
  return `${text}${text.endsWith('\n') ? '' : '\n'}# ${because}\nweight: ${number}\n`;
}

function placeOfWeight(text: string): { readonly start: number; readonly end: number } | undefined {
  const { contents } = parseDocument(text);
  const node = isMap(contents) ? contents.get('weight', true) : undefined;
  const range = isScalar(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}
