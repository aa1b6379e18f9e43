import { readYamlDocuments } from '../../src/documents/read-documents.ts';
import { indexServices, type LinkServices } from '../../src/links/link-services.ts';
import { readLinkLists } from '../../src/links/read-link-lists.ts';

/** The services of the shipped lists. */
export function shippedServices(): LinkServices {
  const reading = readLinkLists(readYamlDocuments('rules/lists'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return indexServices(reading.services);
}
