import type { Document, Problem } from '../../documents/document.ts';
import { readYaml } from '../../documents/yaml-document.ts';
import type { PartnerRecord } from '../brand-record.ts';
import { PartnerFile } from '../partner-file.ts';
import type { PlacedRecord } from '../record-places.ts';

/** Partners of local files for whom nobody in the house answers, and of all files about whom nobody can complain. */
export function checkPartners(placed: readonly PlacedRecord[], partnerFiles: readonly Document[]): Problem[] {
  const inRecords = placed.flatMap(({ layer, record, problemAt }) =>
    record.partners.flatMap((partner, index) =>
      gaps(partner, layer === 'local').map((gap) => problemAt(['partners', index], gap, 'add it')),
    ),
  );
  const inFiles = partnerFiles.flatMap((document) => {
    const reading = readYaml(PartnerFile, document);
    if (!reading.ok) return [];
    const { value, problemAt } = reading.document;
    return value.partners.flatMap((partner, index) =>
      gaps(partner, true).map((gap) => problemAt(['partners', index], gap, 'add it')),
    );
  });
  return [...inRecords, ...inFiles];
}

function gaps({ domain, complaints, owner }: PartnerRecord, ours: boolean): string[] {
  return [
    ...(complaints === undefined
      ? [`partner ${domain} has no complaints: where to complain about its mail`]
      : []),
    ...(owner === undefined && ours
      ? [`partner ${domain} has no owner: who in your house answers for it`]
      : []),
  ];
}
