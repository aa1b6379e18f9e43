import type { Authentication } from '../../src/authentication/authentication.ts';
import type { Resolver } from '../../src/authentication/resolver.ts';
import type { MarkFetcher } from '../../src/authentication/verified-mark.ts';
import { verifyAuthentication } from '../../src/authentication/verify-authentication.ts';
import { parseMessage } from '../../src/message/parse-message.ts';
import type { Transaction } from '../../src/message/transaction.ts';
import { type Zone, zoneResolver } from './zone.ts';

/** What surrounds a message that is to be verified. */
export interface Scene {
  readonly zone?: Zone;
  /** Takes the place of the zone. */
  readonly resolver?: Resolver;
  /** The client's address; without it nobody told. */
  readonly client?: string;
  readonly helo?: string;
  readonly reversePath?: string;
  readonly now?: Date;
  readonly trustedArcSealers?: readonly string[];
  readonly truncated?: boolean;
  readonly fetchMark?: MarkFetcher;
}

/** The moment at which every message here arrives, an hour after it was signed. */
export const ARRIVAL = new Date('2026-03-01T10:00:00Z');

/** The transaction that brings a message. */
export function transactionOf(message: string, scene: Scene): Transaction {
  const { client, helo, reversePath, truncated } = scene;
  return {
    client: {
      ...(client !== undefined && { address: client }),
      ...(helo !== undefined && { ehloDomain: helo }),
    },
    envelope: { ...(reversePath !== undefined && { reversePath }), forwardPaths: [] },
    content: Buffer.from(message, 'latin1'),
    ...(truncated && { truncated }),
  };
}

/** What the verification finds out. */
export async function verified(message: string, scene: Scene): Promise<Authentication> {
  const { zone = {}, now = ARRIVAL, trustedArcSealers = [], fetchMark } = scene;
  const transaction = transactionOf(message, scene);
  return verifyAuthentication(await parseMessage(transaction), transaction, {
    resolver: scene.resolver ?? zoneResolver(zone).resolver,
    now,
    trustedArcSealers,
    ...(fetchMark && { fetchMark }),
  });
}
