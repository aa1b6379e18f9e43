import type { Problem } from '../documents/document.ts';
import { nearest } from '../documents/nearest.ts';
import type { Located } from '../documents/yaml-document.ts';
import type { BrandFile, BrandRecord } from './brand-record.ts';
import { publicSuffix } from './domain.ts';

/** What a schema cannot see: the same id or domain twice, and lists that do not fit each other. */
export function checkBrandFiles(files: readonly Located<BrandFile>[]): Problem[] {
  const ids = new Map<string, string>();
  const domains = new Map<string, string>();
  return files.flatMap((file) =>
    file.value.brands.flatMap((brand, index) => {
      const at = (path: Path, message: string, cure: string): Problem =>
        file.problemAt(['brands', index, ...path], message, cure);
      return [
        ...checkId(brand, file.file, ids, at),
        ...checkDomains(brand, domains, at),
        ...checkAmbiguous(brand, at),
      ];
    }),
  );
}

/** Keys and indexes within a brand's record. */
type Path = readonly (string | number)[];

type ProblemAt = (path: Path, message: string, cure: string) => Problem;

function checkId({ id }: BrandRecord, file: string, ids: Map<string, string>, at: ProblemAt): Problem[] {
  const first = ids.get(id);
  if (first)
    return [at(['id'], `the id "${id}" is already in ${first}`, 'join the two records, or rename one')];
  ids.set(id, file);
  return [];
}

/** One owner per domain: a domain of two brands would entitle each to speak for the other. */
function checkDomains(brand: BrandRecord, owners: Map<string, string>, at: ProblemAt): Problem[] {
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

function checkAmbiguous({ name, aliases, ambiguous }: BrandRecord, at: ProblemAt): Problem[] {
  const names = [name, ...aliases];
  return ambiguous.flatMap((word, index) => {
    if (names.includes(word)) return [];
    const suggestion = nearest(word, names);
    const cure = suggestion ? `did you mean "${suggestion}"?` : 'add it to aliases, or leave it out here';
    return [at(['ambiguous', index], `"${word}" is neither the name nor an alias`, cure)];
  });
}
