import type { EverydayNames } from '../everyday-words.ts';
import { nameKey } from '../name-key.ts';
import type { Organisation } from './organisation.ts';

/** Names that a generated record may carry. */
export interface GuardedNames {
  readonly names: readonly string[];
  /** Those that others have as well. */
  readonly ambiguous: readonly string[];
}

/** Abbreviations up to this length stand for several companies each. */
const SHORT_NAME = 4;
/** Shorter ones are no use beside a longer name. */
const SHORTEST_ALIAS = 4;

/** Who else has a name, folded and without spaces: how many companies of the index, and brands of a person's record. */
export interface NameHolders {
  readonly organisations: ReadonlyMap<string, number>;
  readonly brands: ReadonlySet<string>;
}

/**
 * Chooses the names of a company. A single word of the dictionary is no name here, since a message is full of
 * them; an alias that another company has is left to neither. What is left is guarded where it is short, common,
 * or the name of somebody else.
 */
export function guardedNames(
  { names }: Organisation,
  everyday: EverydayNames,
  holders: NameHolders,
): GuardedNames | undefined {
  const isShared = (name: string): boolean =>
    (holders.organisations.get(nameKey(name)) ?? 0) > 1 || holders.brands.has(nameKey(name));
  const [first, ...others] = distinct(names).filter(
    (name) => nameKey(name).length > 1 && !everyday.isWord(name),
  );
  if (first === undefined) return undefined;
  const aliases = others.filter((name) => nameKey(name).length >= SHORTEST_ALIAS && !isShared(name));
  const kept = [first, ...aliases];
  const isGuarded = (name: string): boolean =>
    nameKey(name).length <= SHORT_NAME || everyday.isCommon(name) || isShared(name);
  return { names: kept, ambiguous: kept.filter(isGuarded) };
}

function distinct(names: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) if (!byKey.has(nameKey(name))) byKey.set(nameKey(name), name);
  return [...byKey.values()];
}
