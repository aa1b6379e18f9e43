import { type QueueNames, queueNames } from '../queue-names.ts';

/** What asynchronous work is called in Redis; all of it on one node of a cluster. */
export interface CallbackKeys extends QueueNames {
  /** The message and its envelope, until there is a verdict. */
  postingKey(id: string): string;
  /** What is sent to the callback, until it was taken. */
  payloadKey(id: string): string;
  /** How far it is. */
  recordKey(id: string): string;
  /** The id that belongs to an idempotency key. */
  onceKey(digest: string): string;
  /** What takes room: ids by the moment they expire. */
  readonly held: string;
  /** Bytes of the messages that take room. */
  readonly heldBytes: string;
  /** Ids that were delivered, by the moment. */
  readonly delivered: string;
}

/** @param name as of `queueNames` */
export function callbackKeys(name: string): CallbackKeys {
  const names = queueNames(name);
  const key = (kind: string) => `${names.prefix}:callback-${kind}`;
  return {
    ...names,
    postingKey: (id) => `${key('message')}:${id}`,
    payloadKey: (id) => `${key('payload')}:${id}`,
    recordKey: (id) => `${key('record')}:${id}`,
    onceKey: (digest) => `${key('once')}:${digest}`,
    held: key('held'),
    heldBytes: key('held-bytes'),
    delivered: key('delivered'),
  };
}
