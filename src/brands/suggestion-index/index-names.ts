import type { IndexItem } from './suggestion-index.ts';

/** Tags that hold a name of the company; `;` parts several. Matching variants of mappers are no names. */
const NAME_TAGS = [
  'brand',
  'name',
  'operator',
  'network',
  'short_name',
  'brand:short',
  'operator:short',
  'network:short',
  'official_name',
  'alt_name',
];
const LANGUAGES = ['nl', 'fr', 'de', 'et', 'en'];

/** Longer ones are descriptions. */
const LONGEST_NAME = 40;

/** The names of an item in Latin letters, the one that it is shown under first. */
export function namesOfItem({ displayName, tags }: IndexItem): string[] {
  const tagged = NAME_TAGS.flatMap((tag) => [tag, ...LANGUAGES.map((language) => `${tag}:${language}`)]);
  const written = [displayName, ...tagged.flatMap((tag) => tags[tag]?.split(';') ?? [])].map((name) =>
    name.replace(/\s+/g, ' ').trim(),
  );
  return [...new Set(written.filter(isName))];
}

/** Letters of our alphabet, and no explanation in parentheses. */
function isName(name: string): boolean {
  return (
    name.length > 1 &&
    name.length <= LONGEST_NAME &&
    /\p{Script=Latin}/u.test(name) &&
    !/[^\p{Script=Latin}\p{Script=Common}\p{Mn}]|[()[\]/,:*]/u.test(name)
  );
}
