import { z } from 'zod';

/** What happens to a message that could not be analysed. It is never lost and never delivered unmarked. */
const WithoutAnalysis = z.enum(['deliver-unavailable', 'tempfail']);

/** `host:port`, `[v6]:port` or `unix:/path`. */
const ListenAddress = z
  .string()
  .regex(/^(?:unix:\/.+|(?:\[[0-9a-fA-F:.]+\]|[^\s:[\]/]+):\d{1,5})$/, 'expected host:port or unix:/path');

const Listen = z.strictObject({
  milter: ListenAddress.default('127.0.0.1:8891'),
  http: ListenAddress.default('127.0.0.1:8080'),
});

const Rules = z.strictObject({
  folder: z.string().min(1).default('rules'),
});

const AuthenticationTrust = z.strictObject({
  trustedAuthservIds: z.array(z.string().min(1).toLowerCase()).default([]),
});

const Engine = z.strictObject({
  threads: z.int().min(0).max(256).default(0),
  deadlineMs: z.int().min(1).max(600_000).default(10_000),
  progressMs: z.int().min(100).max(600_000).default(5_000),
  maxWaiting: z.int().min(1).max(100_000).default(256),
  onDeadline: WithoutAnalysis.default('deliver-unavailable'),
  onFault: WithoutAnalysis.default('deliver-unavailable'),
});

const MessageHandling = z.strictObject({
  maxBytes: z.int().min(1_000).max(1_000_000_000).default(30_000_000),
  skipAuthenticatedSubmissions: z.boolean().default(true),
});

const Banner = z.strictObject({
  from: z.enum(['intermediary', 'suspicious', 'impersonation', 'never']).default('intermediary'),
  defaultLanguage: z.enum(['nl', 'fr', 'de', 'et', 'en']).default('en'),
});

const Log = z.strictObject({
  level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** Everything an administrator can set; `config/counterfoil.yaml` documents each key and its default. */
export const Configuration = z.strictObject({
  listen: Listen.prefault({}),
  rules: Rules.prefault({}),
  authentication: AuthenticationTrust.prefault({}),
  engine: Engine.prefault({}),
  message: MessageHandling.prefault({}),
  banner: Banner.prefault({}),
  log: Log.prefault({}),
});
export type Configuration = z.infer<typeof Configuration>;
