import type { Problem } from '../../documents/document.ts';
import { nameKey } from '../name-key.ts';
import { overlap } from '../overlap.ts';
import type { PlacedRecord } from '../record-places.ts';
import type { CheckedDirectory } from './directory-report.ts';

/** A name of a record at its place. */
interface PlacedName {
  readonly placed: PlacedRecord;
  readonly written: string;
  readonly path: readonly (string | number)[];
  readonly guarded: boolean;
}

/** Names that others have as well, and nothing guards: words, people and places, abbreviations, other brands. */
export function checkNames({ placed, everyday }: CheckedDirectory): Problem[] {
  const names = placed.flatMap(namesOf);
  const holders = Map.groupBy(names, ({ written }) => nameKey(written));
  return names
    .filter(({ guarded, placed: { layer } }) => !guarded && layer !== 'generated')
    .flatMap((name) => {
      const what = commonName(name, holders.get(nameKey(name.written)) ?? [], everyday);
      if (what === undefined) return [];
      return [name.placed.problemAt(name.path, `"${name.written}" is ${what}`, 'add it to ambiguous')];
    });
}

function namesOf(placed: PlacedRecord): PlacedName[] {
  const { name, aliases, ambiguous } = placed.record;
  const written = [
    ...(name === undefined ? [] : [{ written: name, path: ['name'] }]),
    ...aliases.map((alias, index) => ({ written: alias, path: ['aliases', index] })),
  ];
  return written.map((each) => ({ ...each, placed, guarded: ambiguous.includes(each.written) }));
}

/** Names up to this length are abbreviations of many things. */
const SHORT_NAME = 3;

function commonName(
  { written, placed }: PlacedName,
  holders: readonly PlacedName[],
  everyday: CheckedDirectory['everyday'],
): string | undefined {
  if (nameKey(written).length <= SHORT_NAME) return 'too short to stand for one company alone';
  if (everyday.isWord(written)) return 'a word of its own';
  if (everyday.isProper(written)) return 'a name of people or a place';
  const { id, countries = [] } = placed.record;
  const other = holders.find(
    ({ placed: { record } }) => record.id !== id && overlap(record.countries ?? [], countries),
  );
  return other && `also a name of "${other.placed.record.id}"`;
}
