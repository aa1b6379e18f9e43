import { z } from 'zod';

/** What a report needs of the public JSON of a verdict. */
export const JudgedReport = z.object({
  verdict: z.string(),
  score: z.number(),
  brand: z.string().nullable(),
  language: z.string(),
  origin: z.object({
    domain: z.string(),
    role: z.string(),
    authentication: z.object({ spf: z.string(), dkim: z.string(), dmarc: z.string() }),
  }),
  findings: z.array(z.object({ rule: z.string(), weight: z.number() })),
});
export type JudgedReport = z.infer<typeof JudgedReport>;
