import { z } from 'zod';

/** What a caller of `POST /v1/scan` may tell beside the message, as query parameters. */
export const ScanQuery = z.strictObject({
  sender: z.string().optional().describe('The reverse-path without angle brackets; empty for a bounce'),
  recipient: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('A forward-path; may come again'),
  clientAddress: z.string().optional().describe('IP address of the host that handed the message over'),
  clientName: z.string().optional().describe('Its verified name'),
  helo: z.string().optional().describe('What it said in HELO or EHLO'),
  replaceBody: z
    .enum(['true', 'false'])
    .default('true')
    .describe('Whether the caller can write a new body; with false there is no banner'),
});
export type ScanQuery = z.infer<typeof ScanQuery>;

/** What a caller of `POST /v1/outbound` may tell beside the message. */
export const OutboundQuery = z.strictObject({
  replaceBody: ScanQuery.shape.replaceBody.describe(
    'Whether the caller can write a new body; with false banners stay',
  ),
});

const occurrence = z.int().min(1).describe('Counts the fields of that name, in any case, from the top');

const ScanEdit = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('delete-field'), name: z.string(), occurrence }),
    z.object({ kind: z.literal('insert-field'), name: z.string(), value: z.string() }),
    z.object({ kind: z.literal('replace-field'), name: z.string(), occurrence, value: z.string() }),
    z.object({ kind: z.literal('replace-body'), body: z.base64().describe('The whole body, CRLF lines') }),
    z.object({ kind: z.literal('quarantine'), reason: z.string() }),
  ])
  .describe('Occurrences count as received; insertions go above every other field, the last one on top');

const AuthenticationWord = z.string().describe('none, pass, fail, neutral, …');

const Verdict = z.looseObject({
  version: z.literal(1),
  id: z.string(),
  messageId: z.string(),
  verdict: z.enum(['genuine', 'none', 'intermediary', 'suspicious', 'impersonation', 'unavailable']),
  score: z.number(),
  disposition: z.enum(['deliver', 'annotate', 'quarantine', 'reject']),
  brand: z.string().nullable(),
  language: z.string(),
  claims: z.array(z.object({ brand: z.string(), where: z.string(), evidence: z.string() })),
  origin: z.looseObject({
    domain: z.string(),
    role: z.string(),
    authentication: z.object({
      spf: AuthenticationWord,
      dkim: AuthenticationWord,
      dmarc: AuthenticationWord,
    }),
  }),
  asks: z.array(z.object({ kind: z.string(), evidence: z.string() })),
  findings: z.array(
    z.looseObject({
      rule: z.string(),
      question: z.enum(['claim', 'origin', 'ask', 'context']),
      weight: z.number(),
      evidence: z.string(),
      where: z.string(),
    }),
  ),
  counterfactual: z.string(),
  elapsedMs: z.number(),
});

/** The answer of `POST /v1/scan`. */
export const ScanAnswer = z.object({ verdict: Verdict, edits: z.array(ScanEdit) });

/** The answer of `POST /v1/outbound`. */
export const OutboundAnswer = z.object({ edits: z.array(ScanEdit) });

/** RFC 9457. */
export const Problem = z.object({ title: z.string(), status: z.int() });

const rulesVersion = z.string().describe('The version that holds from now on');

/** The answer of `POST /v1/rules/reload`. */
export const ReloadAnswer = z.object({
  rulesVersion,
  previousVersion: z.string(),
  rules: z.int(),
  brands: z.int(),
  workersTold: z.int().optional().describe('Where there is a queue'),
});

/** Its answer when the rules are refused. */
export const ReloadProblem = Problem.extend({
  rulesVersion,
  problems: z.array(z.string()).describe('file:line:column, what is wrong, and a cure'),
});
