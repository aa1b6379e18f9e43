import type { Envelope } from '../message/transaction.ts';
import type { Facts } from '../signals/facts.ts';
import {
  addressesOf,
  addressParty,
  type Correspondents,
  dayOf,
  domainParty,
  type Party,
  senderParty,
  usersOf,
} from './correspondents.ts';

/**
 * How somebody outside is known to somebody here.
 *
 * - `wrote`: the person here wrote to them
 * - `verified`: mail came from them, and it was authenticated
 * - `unverified`: mail came that says it is from them. It only tells that the name has been seen here: anybody can
 *   write it
 */
export type Relation = 'wrote' | 'verified' | 'unverified';

/** What one message teaches: these parties are known to these people. Learning it twice changes nothing. */
export interface Lesson {
  readonly relation: Relation;
  readonly parties: readonly Party[];
  readonly users: readonly string[];
  /** Days since 1970-01-01. */
  readonly day: number;
}

/** Who writes to whom; undefined when the mail server did not tell the recipients, or there is no author. */
export function correspondentsOf(
  { sender, message }: Pick<Facts, 'sender' | 'message'>,
  { forwardPaths }: Envelope,
  today: string,
): Correspondents | undefined {
  const party = senderParty(sender, message.originator);
  const users = usersOf(addressesOf(forwardPaths));
  return party && users.length > 0 ? { sender: party, users, day: dayOf(today) } : undefined;
}

/** The verdicts whose messages teach something: otherwise a sender could buy trust by sending much. */
const TEACHING: ReadonlySet<string> = new Set(['none', 'genuine', 'intermediary']);

/**
 * What an incoming message teaches. Nothing when the verdict accuses it, when its domain imitates a brand, or when the
 * From field names several authors: then the authentication may be about another one than the reader sees.
 */
export function incomingLesson(
  facts: Facts,
  envelope: Envelope,
  verdict: string,
  today: string,
): Lesson | undefined {
  const { sender, message } = facts;
  const { defects } = message.originator;
  const several = defects.includes('duplicate-field') || defects.includes('several-domains');
  if (!TEACHING.has(verdict) || sender.kind === 'lookalike' || several) return undefined;
  const correspondents = correspondentsOf(facts, envelope, today);
  if (!correspondents) return undefined;
  const { sender: party, users, day } = correspondents;
  return { relation: sender.authenticated ? 'verified' : 'unverified', parties: [party], users, day };
}

/**
 * What a message teaches that somebody here submitted with a password: its author wrote to these addresses, and so to
 * these domains. Bounces and vacation notices have a null reverse-path and teach nothing.
 */
export function outgoingLesson(
  { reversePath = '', forwardPaths }: Envelope,
  today: string,
): Lesson | undefined {
  const users = usersOf(addressesOf([reversePath]));
  const addressees = addressesOf(forwardPaths);
  if (users.length === 0 || addressees.length === 0) return undefined;
  const parties = addressees.flatMap((address) => [addressParty(address), domainParty(address.domain)]);
  return { relation: 'wrote', parties: [...new Set(parties)], users, day: dayOf(today) };
}
