/**
 * What a queue is called in Redis. The braces (a hash tag) put all of it on one node of a Redis Cluster, without which
 * the scripts of the queue could not run.
 */
export interface QueueNames {
  /** What every key begins with. */
  readonly prefix: string;
  /** The name of the queue behind the prefix. */
  readonly queue: string;
  /** The name of the second queue: messages whose verdict is sent to a callback. */
  readonly callbacks: string;
  messageKey(id: string): string;
  replyKey(id: string): string;
  /** Where workers hear that they shall read their rules again. */
  readonly control: string;
  /** Where a gateway hears replies. */
  channel(gateway: string): string;
}

/** @param name small letters, digits and hyphens: it must not close the braces */
export function queueNames(name: string): QueueNames {
  const prefix = `{${name}}`;
  return {
    prefix,
    queue: 'messages',
    callbacks: 'callbacks',
    messageKey: (id) => `${prefix}:message:${id}`,
    replyKey: (id) => `${prefix}:reply:${id}`,
    control: `${prefix}:control`,
    channel: (gateway) => `${prefix}:gateway:${gateway}`,
  };
}
