import { z } from 'zod';
import type { Transaction } from '../../message/transaction.ts';
import { decodeFrame, framePieces } from './frame.ts';

/** A message on its way to a worker. */
export interface QueuedMessage {
  /** Names the analysis; the same in a second try. */
  readonly id: string;
  readonly transaction: Transaction;
  readonly replaceBody: boolean;
  /** Absent from gateways that do not tell; then it is taken for granted. */
  readonly canQuarantine?: boolean;
}

/** What travels in the job. Nothing of the message: finished and failed jobs stay in Redis for a while. */
export const Job = z.strictObject({
  /** The id of the message. */
  message: z.string().min(1),
  /** The channel on which its gateway hears the reply. */
  reply: z.string().min(1),
});
export type Job = z.infer<typeof Job>;

const Head = z.object({
  id: z.string().min(1),
  replaceBody: z.boolean(),
  canQuarantine: z.boolean().exactOptional(),
  client: z.object({
    address: z.string().exactOptional(),
    name: z.string().exactOptional(),
    ehloDomain: z.string().exactOptional(),
  }),
  envelope: z.object({
    reversePath: z.string().exactOptional(),
    forwardPaths: z.array(z.string()).readonly(),
  }),
  truncated: z.boolean().exactOptional(),
});

/** The frame in pieces, the content as it is. */
export function encodeMessage({ transaction, ...message }: QueuedMessage): readonly Uint8Array[] {
  const { content, ...rest } = transaction;
  return framePieces({ ...message, ...rest } satisfies z.infer<typeof Head>, content);
}

/** Throws the fault `queue-unavailable`. */
export function decodeMessage(frame: Buffer): QueuedMessage {
  const { head, bytes } = decodeFrame(Head, frame);
  const { id, replaceBody, canQuarantine, ...rest } = head;
  return {
    id,
    replaceBody,
    ...(canQuarantine !== undefined && { canQuarantine }),
    transaction: { ...rest, content: bytes },
  };
}
