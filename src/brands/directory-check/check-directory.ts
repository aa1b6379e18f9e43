import { expiredEntries } from '../../documents/dated-entry.ts';
import { readEverydayNames } from '../everyday-words.ts';
import { type BrandDocuments, readBrands } from '../load-brands.ts';
import { readBrandFiles } from '../read-brand-files.ts';
import { placedRecords } from '../record-places.ts';
import { checkAges, monthsBefore } from './age-checks.ts';
import type { DirectoryReport } from './directory-report.ts';
import { checkDomains } from './domain-checks.ts';
import { checkLayers } from './layer-checks.ts';
import { checkLookalikes } from './lookalike-checks.ts';
import { checkNames } from './name-checks.ts';
import { checkPartners } from './partner-checks.ts';

/** What the age of entries is measured by. */
export interface CheckDay {
  /** ISO date. */
  readonly today: string;
  /** Domains looked at longer ago than this are named. */
  readonly months: number;
}

/**
 * Looks through the whole directory for what loading lets pass: contradictions, which make a wrong verdict, and
 * what wants a look by a person. What loading refuses is a contradiction, too.
 */
export function checkDirectory(documents: BrandDocuments, { today, months }: CheckDay): DirectoryReport {
  const reading = readBrands(documents);
  const everyday = readEverydayNames(documents.lists ?? []);
  if (!reading.ok || !everyday.ok) {
    const problems = [reading, everyday].flatMap((each) => (each.ok ? [] : each.problems));
    return { contradictions: problems, warnings: [] };
  }
  const { brands, senderLists, realWords = [] } = reading.parts;
  const placed = placedRecords(readBrandFiles(documents.brands, []));
  const directory = { placed, brands, senderLists, everyday: everyday.names, realWords };
  return {
    contradictions: [...checkNames(directory), ...checkDomains(directory), ...checkLookalikes(directory)],
    warnings: [
      ...expiredEntries(reading.dated, today),
      ...checkLayers(placed),
      ...checkPartners(placed, documents.partners ?? []),
      ...checkAges(placed, monthsBefore(today, months)),
    ],
  };
}
