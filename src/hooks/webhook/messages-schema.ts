import { z } from 'zod';
import { ScanAnswer, ScanQuery } from './scan-schema.ts';

/** What a caller of `POST /v1/messages` may tell beside the message, as query parameters. */
export const MessagesQuery = ScanQuery.extend({
  target: z
    .string()
    .optional()
    .describe('A name from callbacks.targets; without it callbacks.url is called back'),
  callback: z.url().optional().describe('A URL to call back; its origin must be in callbacks.allowedOrigins'),
}).refine(({ target, callback }) => target === undefined || callback === undefined);
export type MessagesQuery = z.infer<typeof MessagesQuery>;

/** The header field that makes a request repeatable; printable ASCII. */
export const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .describe('Of several requests with the same key and message only one is done');

/** The answer of `POST /v1/messages`. */
export const MessageAccepted = z.object({
  id: z.string().describe('Of the message; also the webhook-id of its callback'),
  repeated: z.boolean().describe('Whether the idempotency key was known'),
});

/** The answer of `GET /v1/messages/{id}`. */
export const MessageStatus = z.object({
  id: z.string(),
  state: z
    .enum(['accepted', 'judged', 'delivered', 'dead'])
    .describe('judged: there is a verdict that the receiver has not taken; dead: it never did'),
  verdict: z.string().optional().describe('Once there is one'),
  attempts: z.int().min(0).describe('Tries of the callback that are over'),
  problem: z.string().optional().describe('Why the last one failed'),
  accepted: z.iso.datetime(),
  expires: z.iso.datetime().describe('When all of it is gone, delivered or not'),
});

/** What the receiver of a callback gets, signed as Standard Webhooks says. */
export const MessageJudged = z.object({
  type: z.literal('message.judged'),
  timestamp: z.iso.datetime(),
  data: ScanAnswer.extend({ id: z.string() }),
});
