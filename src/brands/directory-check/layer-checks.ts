import type { Problem } from '../../documents/document.ts';
import { allDomains, isWhole } from '../merge-layers.ts';
import type { PlacedRecord } from '../record-places.ts';

/** Where a higher layer has taken something from a lower one: which wins, in the words of the one who lost. */
export function checkLayers(placed: readonly PlacedRecord[]): Problem[] {
  const local = placed.filter(({ layer }) => layer === 'local');
  const core = placed.filter(({ layer }) => layer === 'core');
  const generated = placed.filter(({ layer }) => layer === 'generated');
  return [
    ...replacedIds(
      [...core, ...generated],
      local.filter(({ record }) => isWhole(record)),
    ),
    ...generatedTwice(generated, core),
    ...lostDomains([...core, ...generated], local),
  ];
}

function replacedIds(shipped: readonly PlacedRecord[], own: readonly PlacedRecord[]): Problem[] {
  const layers = new Map(shipped.map(({ record, layer }) => [record.id, layer]));
  return own.flatMap(({ record: { id }, problemAt }) => {
    const layer = layers.get(id);
    if (!layer) return [];
    const message = `"${id}" takes the place of the ${layer} record`;
    return [problemAt(['id'], message, 'leave out its name to add to the shipped record instead')];
  });
}

function generatedTwice(generated: readonly PlacedRecord[], core: readonly PlacedRecord[]): Problem[] {
  const ids = new Set(core.map(({ record }) => record.id));
  const domains = new Map(core.flatMap(({ record }) => allDomains(record).map((each) => [each, record.id])));
  return generated.flatMap(({ record, problemAt }) => {
    if (ids.has(record.id))
      return [problemAt(['id'], `"${record.id}" is a core record, too`, 'run brands sync')];
    return record.domains.flatMap(({ domain }, index) => {
      const owner = domains.get(domain);
      return owner === undefined
        ? []
        : [
            problemAt(
              ['domains', index],
              `${domain} belongs to the core record "${owner}"`,
              'run brands sync',
            ),
          ];
    });
  });
}

function lostDomains(shipped: readonly PlacedRecord[], local: readonly PlacedRecord[]): Problem[] {
  const owners = new Map(
    shipped.flatMap(({ record }) => allDomains(record).map((each) => [each, record.id])),
  );
  return local.flatMap(({ record, problemAt }) =>
    record.domains.flatMap(({ domain }, index) => {
      const owner = owners.get(domain);
      if (owner === undefined || owner === record.id) return [];
      const message = `${domain} is taken from the shipped brand "${owner}"`;
      return [problemAt(['domains', index], message, 'leave it there, unless the domain has changed hands')];
    }),
  );
}
