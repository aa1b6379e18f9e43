import { z } from 'zod';

/** What a caller of `POST /v1/feedback` tells beside the message, as query parameters. */
export const FeedbackQuery = z.strictObject({
  kind: z.enum(['false-alarm', 'miss']).describe('false-alarm: it got a warning that it should not have got'),
  reporter: z
    .string()
    .min(1)
    .max(320)
    .describe('Who reports it, such as an address; kept as a keyed hash, and limited per day'),
});

/** The answer of `POST /v1/feedback`. */
export const FeedbackAccepted = z.object({
  id: z.string().describe('Of the report, as feedback list shows it'),
});
