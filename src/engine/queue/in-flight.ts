import { Fault } from '../../fault.ts';
import type { QueuedMessage } from './queued-message.ts';
import type { ReceivedReply, Reply } from './reply.ts';

/** How much a gateway waits for at once. */
export interface InFlightLimits {
  readonly messages: number;
  readonly bytes: number;
}

/** A message for whose reply somebody waits. */
export interface Waiting {
  readonly message: QueuedMessage;
  /** Rejects with `deadline-passed` when nothing came in time. */
  readonly reply: Promise<Reply>;
  /** Milliseconds until then, at least one. */
  remainingMs(): number;
  giveUp(reason: unknown): void;
  /** Must be called when the wait is over, however it ended. */
  leave(): void;
}

/** The messages that are under way; each gets at most one reply, and its own. */
export interface InFlight {
  /** Throws the fault `overloaded` where one more would be too many. */
  enter(message: QueuedMessage, deadlineMs: number): Waiting;
  has(id: string): boolean;
  /** False when nobody waits for it any more. */
  settle(reply: Extract<ReceivedReply, { kind: 'whole' }>): boolean;
  all(): readonly Waiting[];
}

interface Place extends Waiting {
  settle(reply: Reply): void;
}

export function inFlight(limits: InFlightLimits): InFlight {
  const places = new Map<string, Place>();
  let bytes = 0;
  return {
    enter(message, deadlineMs) {
      const { id, transaction } = message;
      const size = transaction.content.length;
      // One message may be larger than the limit: it would never get its turn.
      if (places.size >= limits.messages || (bytes > 0 && bytes + size > limits.bytes))
        throw new Fault('overloaded', 'too many messages are under way');
      bytes += size;
      const place = startWaiting(message, deadlineMs, () => {
        if (places.delete(id)) bytes -= size;
      });
      places.set(id, place);
      return place;
    },
    has: (id) => places.has(id),
    settle({ id, complete }) {
      const place = places.get(id);
      if (place) void answer(place, complete);
      return place !== undefined;
    },
    all: () => [...places.values()],
  };
}

/** Never rejects: who waits is told. */
async function answer(place: Place, complete: (content: Uint8Array) => Promise<Reply>): Promise<void> {
  try {
    place.settle(await complete(place.message.transaction.content));
  } catch (cause) {
    place.giveUp(new Fault('analysis-failed', 'the reply does not fit the message', { cause }));
  }
}

function startWaiting(message: QueuedMessage, deadlineMs: number, onLeave: () => void): Place {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  // Whoever waits may be gone by then.
  promise.catch(() => {});
  const end = performance.now() + deadlineMs;
  const timer = setTimeout(
    () => reject(new Fault('deadline-passed', 'no worker answered before the deadline')),
    deadlineMs,
  );
  return {
    message,
    reply: promise,
    remainingMs: () => Math.max(1, Math.ceil(end - performance.now())),
    settle: resolve,
    giveUp: reject,
    leave() {
      clearTimeout(timer);
      onLeave();
    },
  };
}
