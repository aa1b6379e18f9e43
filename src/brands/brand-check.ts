import type { Problem } from '../documents/document.ts';
import { nearest } from '../documents/nearest.ts';
import type { Located } from '../documents/yaml-document.ts';
import type { LocalBrandRecord } from './brand-record.ts';
import { publicSuffix } from './domain.ts';
import { isWhole } from './merge-layers.ts';
import type { BrandLayers } from './read-brand-files.ts';

/**
 * What a schema cannot see: the same id or domain twice in a layer, lists that do not fit each other, and a local
 * record that is neither whole nor an addition to anything. Between layers the higher one wins (`merge-layers.ts`).
 */
export function checkBrandFiles({ core, generated, local }: BrandLayers): Problem[] {
  const shipped = [...core, ...generated].flatMap(({ value }) => value.brands);
  const namesOf = new Map(shipped.map(({ id, name, aliases }) => [id, [name, ...aliases]]));
  return [
    ...checkLayer(core, new Map()),
    ...checkLayer(generated, new Map()),
    ...checkLayer(local, namesOf),
    ...local.flatMap((file) => checkLocal(file, namesOf)),
  ];
}

function checkLayer(
  files: readonly Located<{ readonly brands: readonly LocalBrandRecord[] }>[],
  shippedNames: ReadonlyMap<string, readonly string[]>,
): Problem[] {
  const ids = new Map<string, string>();
  const domains = new Map<string, string>();
  return files.flatMap((file) =>
    file.value.brands.flatMap((brand, index) => {
      const at = (path: Path, message: string, cure: string): Problem =>
        file.problemAt(['brands', index, ...path], message, cure);
      return [
        ...checkId(brand, file.file, ids, at),
        ...checkDomains(brand, domains, at),
        ...checkAmbiguous(brand, isWhole(brand) ? [] : (shippedNames.get(brand.id) ?? []), at),
      ];
    }),
  );
}

/** A record of the administrator's own needs everything that a shipped one has. */
function checkLocal(
  { value, problemAt }: Located<{ readonly brands: readonly LocalBrandRecord[] }>,
  shippedNames: ReadonlyMap<string, readonly string[]>,
): Problem[] {
  return value.brands.flatMap(({ id, name, sector, countries }, index) => {
    if (name === undefined) {
      if (shippedNames.has(id)) return [];
      const suggestion = nearest(id, shippedNames.keys());
      const cure = `${suggestion ? `did you mean "${suggestion}"? ` : ''}a brand of your own needs name, sector and countries`;
      return [problemAt(['brands', index, 'id'], `no shipped brand has the id "${id}"`, cure)];
    }
    const missing = Object.entries({ sector, countries }).filter(([, value]) => value === undefined);
    return missing.map(([key]) =>
      problemAt(
        ['brands', index],
        `the brand "${id}" has no ${key}`,
        `add ${key}, or leave out its name to add to ours`,
      ),
    );
  });
}

/** Keys and indexes within a brand's record. */
type Path = readonly (string | number)[];

type ProblemAt = (path: Path, message: string, cure: string) => Problem;

function checkId({ id }: LocalBrandRecord, file: string, ids: Map<string, string>, at: ProblemAt): Problem[] {
  const first = ids.get(id);
  if (first)
    return [at(['id'], `the id "${id}" is already in ${first}`, 'join the two records, or rename one')];
  ids.set(id, file);
  return [];
}

/** One owner per domain: a domain of two brands would entitle each to speak for the other. */
function checkDomains(brand: LocalBrandRecord, owners: Map<string, string>, at: ProblemAt): Problem[] {
  const listed: (readonly [Path, string])[] = [
    ...brand.domains.map(({ domain }, index) => [['domains', index], domain] as const),
    ...brand.domainSuffixes.map((domain, index) => [['domainSuffixes', index], domain] as const),
  ];
  return listed.flatMap(([path, domain]) => {
    const owner = owners.get(domain);
    owners.set(domain, brand.id);
    if (owner !== undefined && owner !== brand.id)
      return [at(path, `${domain} already belongs to "${owner}"`, 'leave it with one of them')];
    return path[0] === 'domains' && publicSuffix(domain) === domain
      ? [
          at(
            path,
            `others can register names below ${domain}`,
            'name the brand’s own domain, or put a suffix that is all its own into domainSuffixes',
          ),
        ]
      : [];
  });
}

function checkAmbiguous(
  { name = '', aliases, ambiguous }: LocalBrandRecord,
  shippedNames: readonly string[],
  at: ProblemAt,
): Problem[] {
  const names = [name, ...aliases, ...shippedNames];
  return ambiguous.flatMap((word, index) => {
    if (names.includes(word)) return [];
    const suggestion = nearest(word, names);
    const cure = suggestion ? `did you mean "${suggestion}"?` : 'add it to aliases, or leave it out here';
    return [at(['ambiguous', index], `"${word}" is neither the name nor an alias`, cure)];
  });
}
