import { basename } from 'node:path/posix';
import type { z } from 'zod';
import type { Document, Problem } from '../documents/document.ts';
import { readOverlaid } from '../documents/overlay.ts';
import { FormServices, FreeHosting, Redirectors, Shorteners } from './link-lists.ts';
import type { PlacedService } from './link-service.ts';

/** Either every service of the lists, as plain data, or everything that is wrong with the documents. */
export type LinkListReading =
  | { readonly ok: true; readonly services: readonly PlacedService[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the lists about links among `rules/lists/*.yaml`; the others are passed over. */
export function readLinkLists(lists: readonly Document[]): LinkListReading {
  const problems: Problem[] = [];
  const read = <S extends z.ZodType>(name: string, schema: S): z.infer<S>[] => {
    const reading = readOverlaid(
      schema,
      lists.filter(({ file }) => basename(file) === name),
    );
    if (!reading.ok) problems.push(...reading.problems);
    return reading.ok && reading.overlaid ? [reading.overlaid.value] : [];
  };

  const services = [
    ...read('redirectors.yaml', Redirectors).flatMap((file) => file.redirectors.map(redirector)),
    ...read('shorteners.yaml', Shorteners).flatMap((file) => file.shorteners.map(shortener)),
    ...read('form-services.yaml', FormServices).flatMap((file) => file.formServices.map(placed('form'))),
    ...read('free-hosting.yaml', FreeHosting).flatMap((file) => file.freeHosting.map(placed('hosting'))),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, services };
}

type Entry = FreeHosting['freeHosting'][number];

function placed(kind: 'form' | 'hosting'): (entry: Entry) => PlacedService {
  return ({ name, domains, paths }) => ({ service: { kind, name }, domains, paths });
}

function redirector({ domains, paths, ...service }: Redirectors['redirectors'][number]): PlacedService {
  return { service: { kind: 'redirector', ...service }, domains, paths };
}

function shortener(domain: string): PlacedService {
  return { service: { kind: 'shortener', name: domain }, domains: [domain], paths: [] };
}
