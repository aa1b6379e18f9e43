import { isMap, isSeq, parseDocument } from 'yaml';
import { Fault } from '../fault.ts';
import type { FeedbackEntry } from './feedback.ts';

/** What an administrator adds to a suggestion. */
export interface Acceptance {
  /** The last day on which it counts. */
  readonly until: string;
  /** Who in the house answers for it. */
  readonly owner: string;
  /** A public page that says that the domain speaks for the brand: with one, it becomes a partner. */
  readonly evidence?: string;
  readonly role: string;
}

/** A file below `rules/local/` and what to add to its list. */
export interface Addition {
  readonly path: string;
  readonly list: 'partners' | 'exceptions';
  readonly record: Readonly<Record<string, string>>;
}

/** The entry that an accepted report becomes. Throws the fault `input-unreadable` where nobody can be let through. */
export function additionFor(entry: FeedbackEntry, acceptance: Acceptance): Addition {
  const { suggestion, id } = entry;
  if (suggestion.as === 'rule')
    throw refused(id, 'a missed impersonation lets nobody through: make a rule of it');
  if (suggestion.from === '') throw refused(id, 'the message names no sender');
  if (acceptance.evidence === undefined) return exceptionFor(entry, acceptance);
  const { from, brand } = suggestion;
  if (brand === undefined || suggestion.as !== 'partner') {
    throw refused(id, `${from} can be no partner: leave --evidence out for an exception`);
  }
  // A partner needs no authentication for its note, and here anybody may have written the domain.
  if (!entry.authenticated)
    throw refused(id, `nobody authenticated mail of ${from}: leave --evidence out for an exception`);
  const { owner, until: expires, evidence, role } = acceptance;
  const record = { brand, domain: from, role, evidence, owner, expires };
  return { path: 'partners/feedback.yaml', list: 'partners', record };
}

function exceptionFor({ id, suggestion }: FeedbackEntry, { owner, until: expires }: Acceptance): Addition {
  const { from, brand } = suggestion;
  const record = {
    id: `feedback-${id.toLowerCase()}`,
    from,
    ...(brand !== undefined && { brand }),
    owner,
    reason: `reported as a false alarm (${id})`,
    expires,
  };
  return { path: 'exceptions/feedback.yaml', list: 'exceptions', record };
}

function refused(id: string, why: string): Fault {
  return new Fault('input-unreadable', `${id} cannot be accepted: ${why}`);
}

/** The text of a file with one entry more; comments and the other entries stay. */
export function withAddition(text: string | undefined, { list, record }: Addition): string {
  const document = parseDocument(text ?? `# Accepted reports of people here.\n${list}: []\n`);
  const known = isMap(document.contents) ? document.get(list, true) : undefined;
  if (!isSeq(known)) throw new Fault('input-unreadable', `there is no list "${list}" in the file to add to`);
  known.flow = false;
  known.add(document.createNode(record));
  return document.toString({ lineWidth: 0 });
}
