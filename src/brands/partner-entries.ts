import type { DatedEntry } from '../documents/dated-entry.ts';
import type { Located } from '../documents/yaml-document.ts';
import type { PartnerRecord } from './brand-record.ts';
import type { PartnerFile } from './partner-file.ts';
import type { BrandLayers } from './read-brand-files.ts';

/** Every partner on the record, of brand files and of partner files, with the day on which it expires. */
export function partnerEntries(
  layers: BrandLayers,
  partnerFiles: readonly Located<PartnerFile>[],
): DatedEntry[] {
  const files: readonly Located<{ readonly brands: readonly WithPartners[] }>[] = [
    ...layers.core,
    ...layers.generated,
    ...layers.local,
  ];
  const inBrands = files.flatMap(({ value, problemAt }) =>
    value.brands.flatMap(({ id, partners }, index) =>
      partners.map((partner, at) => ({
        ...problemAt(['brands', index, 'partners', at, 'expires'], title(id, partner), cure(partner)),
        expires: partner.expires,
      })),
    ),
  );
  const inFiles = partnerFiles.flatMap(({ value, problemAt }) =>
    value.partners.map((partner, index) => ({
      ...problemAt(['partners', index, 'expires'], title(partner.brand, partner), cure(partner)),
      expires: partner.expires,
    })),
  );
  return [...inBrands, ...inFiles];
}

interface WithPartners {
  readonly id: string;
  readonly partners: readonly PartnerRecord[];
}

function title(brand: string, { domain }: PartnerRecord): string {
  return `partner ${domain} of "${brand}"`;
}

function cure({ evidence, owner }: PartnerRecord): string {
  return `${owner ? `ask ${owner}: ` : ''}look at ${evidence}, then set a new date or remove the entry`;
}
