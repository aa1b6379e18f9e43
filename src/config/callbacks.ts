import { z } from 'zod';

/** Where a verdict may be sent. The signature vouches for it, so plain http is the administrator's own decision. */
const CallbackUrl = z.url({ protocol: /^https?$/, error: 'expected https://host/path' });

const Origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).origin === text, 'expected https://host or https://host:port, no more');

const Target = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,64}$/, 'expected small letters, digits and hyphens'),
  url: CallbackUrl,
  secretFile: z.string().default(''),
});

/** Asynchronous work: `POST /v1/messages` answers at once, and a worker calls back with the verdict. */
export const Callbacks = z
  .strictObject({
    url: z.union([z.literal(''), CallbackUrl]).default(''),
    secretFile: z.string().default(''),
    targets: z.array(Target).default([]),
    allowedOrigins: z.array(Origin).default([]),
    attempts: z.int().min(1).max(50).default(10),
    firstRetryMs: z.int().min(10).max(3_600_000).default(5_000),
    timeoutMs: z.int().min(100).max(120_000).default(15_000),
    lifetimeHours: z.int().min(1).max(720).default(72),
    maxMessages: z.int().min(1).max(10_000_000).default(10_000),
    maxBytes: z.int().min(1_000_000).max(1_000_000_000_000).default(1_000_000_000),
    concurrency: z.int().min(1).max(1_024).default(16),
  })
  .refine(hasSecrets, {
    path: ['secretFile'],
    error: 'expected a file: without a secret nobody can tell our callbacks from forged ones',
  });
export type Callbacks = z.infer<typeof Callbacks>;

interface Signed {
  readonly url: string;
  readonly secretFile: string;
  readonly targets: readonly { readonly secretFile: string }[];
  readonly allowedOrigins: readonly string[];
}

function hasSecrets({ url, secretFile, targets, allowedOrigins }: Signed): boolean {
  if (secretFile !== '') return true;
  return url === '' && allowedOrigins.length === 0 && targets.every((target) => target.secretFile !== '');
}
