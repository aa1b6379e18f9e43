import { z } from 'zod';
import type { RedisConnection } from '../open-redis.ts';
import type { CallbackKeys } from './callback-keys.ts';
import { ADVANCE, DROP, FINISH, RESERVE } from './ledger-scripts.ts';

/** How much may wait, and how long. */
interface LedgerLimits {
  readonly messages: number;
  readonly bytes: number;
  readonly lifetimeMs: number;
}

/** What a message needs to be entered. */
export interface Entry {
  readonly id: string;
  readonly size: number;
  /** As of `targetOf`. */
  readonly target: string;
  /** Hex digests; the second tells whether the key was used for the same message. */
  readonly once?: { readonly key: string; readonly fingerprint: string };
}

/** The id may be that of an earlier try which broke off. */
type Reservation =
  | { readonly kind: 'new'; readonly id: string }
  | { readonly kind: 'same'; readonly id: string }
  | { readonly kind: 'other' }
  | { readonly kind: 'full' };

const Record = z.object({
  state: z.enum(['receiving', 'accepted', 'judged', 'delivered']),
  target: z.string(),
  accepted: z.coerce.number(),
  expires: z.coerce.number(),
  verdict: z.string().exactOptional(),
  attempts: z.coerce.number().default(0),
});
/** How far a message is, as Redis knows it. */
export type LedgerRecord = z.infer<typeof Record>;

/** Who takes how much room, and how far it is. Every step may be done twice. */
export interface Ledger {
  reserve(entry: Entry, limits: LedgerLimits): Promise<Reservation>;
  /** The message is in the queue. */
  accept(id: string): Promise<void>;
  judge(id: string, verdict: string): Promise<void>;
  finish(id: string, attempts: number): Promise<void>;
  drop(id: string): Promise<void>;
  read(id: string): Promise<LedgerRecord | undefined>;
}

/** How long a gateway may take to hand a message over before its room is given to another. */
const RESERVATION_MS = 120_000;

/** What was delivered is remembered for so long, for repeated requests and for whoever asks. */
const REMEMBERED_MS = 86_400_000;

/** And no more of it than this, about 60 MB. */
const MOST_REMEMBERED = 100_000;

export function openLedger(redis: RedisConnection, keys: CallbackKeys): Ledger {
  const records = keys.recordKey('');
  const room = [keys.held, keys.heldBytes] as const;
  return {
    reserve: (entry, limits) => reserve(entry, limits, redis, keys),
    async accept(id) {
      await redis.eval(ADVANCE, 3, ...room, keys.recordKey(id), id, 'accepted', '');
    },
    async judge(id, verdict) {
      await redis.eval(ADVANCE, 3, ...room, keys.recordKey(id), id, 'judged', verdict);
    },
    async finish(id, attempts) {
      const names = [...room, keys.recordKey(id), keys.delivered, records];
      await redis.eval(FINISH, 5, ...names, id, attempts, REMEMBERED_MS, MOST_REMEMBERED);
    },
    async drop(id) {
      await redis.eval(DROP, 3, ...room, keys.recordKey(id), id);
    },
    async read(id) {
      const reading = Record.safeParse(await redis.hgetall(keys.recordKey(id)));
      return reading.success ? reading.data : undefined;
    },
  };
}

const Answer = z.tuple([z.enum(['new', 'same', 'other', 'full']), z.string()]);

async function reserve(
  { id, size, target, once }: Entry,
  { messages, bytes, lifetimeMs }: LedgerLimits,
  redis: RedisConnection,
  keys: CallbackKeys,
): Promise<Reservation> {
  const names = [keys.held, keys.heldBytes, keys.recordKey(''), once ? keys.onceKey(once.key) : keys.held];
  const limits = [messages, bytes, lifetimeMs, RESERVATION_MS];
  const answer = await redis.eval(RESERVE, 4, ...names, id, size, ...limits, once?.fingerprint ?? '', target);
  const [kind, known] = Answer.parse(answer);
  return kind === 'new' || kind === 'same' ? { kind, id: known } : { kind };
}
