import { isIP } from 'node:net';
import { z } from 'zod';
import { Callbacks } from './callbacks.ts';

/** What happens to a message that could not be analysed. It is never lost and never delivered unmarked. */
const WithoutAnalysis = z.enum(['deliver-unavailable', 'tempfail']);

/** `host:port`, `[v6]:port` or `unix:/path`. */
const ListenAddress = z
  .string()
  .regex(/^(?:unix:\/.+|(?:\[[0-9a-fA-F:.]+\]|[^\s:[\]/]+):\d{1,5})$/, 'expected host:port or unix:/path');

const Listen = z.strictObject({
  milter: ListenAddress.default('127.0.0.1:8891'),
  http: ListenAddress.default('127.0.0.1:8080'),
  spamd: z.union([z.literal(''), ListenAddress]).default(''),
});

const Tls = z.strictObject({
  certFile: z.string().default(''),
  keyFile: z.string().default(''),
  clientCaFile: z.string().default(''),
});

const Http = z.strictObject({
  tokenFile: z.string().default(''),
  adminTokenFile: z.string().default(''),
  tls: Tls.prefault({}),
  demandBoth: z.boolean().default(false),
  queueBoard: z.boolean().default(false),
  requestsPerSecond: z.int().min(1).max(100_000).default(200),
});

const Rules = z.strictObject({
  folder: z.string().min(1).default('rules'),
  local: z.string().default(''),
  shadow: z.string().default(''),
});

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53` or `[2001:db8::53]:5353`. */
const NameServer = z.string().refine(isNameServer, 'expected an IP address, with or without a port');

function isNameServer(text: string): boolean {
  const bracketed = /^\[(?<address>[^\]]+)\](?::\d{1,5})?$/.exec(text)?.groups?.['address'];
  if (bracketed !== undefined) return isIP(bracketed) === 6;
  return isIP(text) !== 0 || isIP(text.replace(/:\d{1,5}$/, '')) === 4;
}

/** A domain name, as the first word of an `Authentication-Results` field (RFC 8601 §2.5). */
const AuthservId = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/, 'expected a domain');

const Authentication = z
  .strictObject({
    authservId: z.union([z.literal(''), AuthservId.toLowerCase()]).default(''),
    mode: z.enum(['trust', 'verify', 'trust-then-verify', 'none']).default('trust'),
    trustedAuthservIds: z.array(z.string().min(1).toLowerCase()).default([]),
    trustFieldsWithoutId: z.boolean().default(false),
    trustedArcSealers: z.array(z.string().min(1).toLowerCase()).default([]),
    dnsServers: z.array(NameServer).default([]),
    dnsBudgetMs: z.int().min(100).max(60_000).default(2_000),
    dnsCacheEntries: z.int().min(0).max(1_000_000).default(4_000),
    verifyMarks: z.boolean().default(false),
  })
  .refine(({ authservId, trustedAuthservIds }) => !trustedAuthservIds.includes(authservId), {
    path: ['authservId'],
    message: 'is one of trustedAuthservIds: incoming fields with our own id are removed',
  });

/** Sealing of messages whose body was changed (RFC 8617); all three or none. */
const Arc = z
  .strictObject({
    domain: z.union([z.literal(''), AuthservId.toLowerCase()]).default(''),
    selector: z
      .string()
      .regex(/^[A-Za-z0-9._-]{0,63}$/, 'expected a name of the DNS')
      .default(''),
    keyFile: z.string().default(''),
  })
  .refine(
    ({ domain, selector, keyFile }) =>
      new Set([domain, selector, keyFile].map((each) => each === '')).size === 1,
    {
      message: 'needs domain, selector and keyFile together',
    },
  );

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

const Images = z.strictObject({
  ocr: z.enum(['auto', 'off']).default('auto'),
  cacheEntries: z.int().min(0).max(10_000_000).default(20_000),
  cacheDays: z.int().min(1).max(365).default(30),
});

const Memory = z.strictObject({
  enabled: z.boolean().default(true),
  folder: z.string().min(1).default('var'),
  redis: z.union([z.literal(''), z.url({ protocol: /^rediss?$/ })]).default(''),
  retentionDays: z.int().min(1).max(3_650).default(400),
  learningDays: z.int().min(0).max(365).default(14),
  maxEntries: z.int().min(1_000).max(100_000_000).default(1_000_000),
  lookupMs: z.int().min(1).max(5_000).default(50),
});

/** `redis://host:6379`, `rediss://user:password@host:6380/1` or `unix:/run/redis/redis.sock`. */
const RedisAddress = z
  .string()
  .regex(
    /^(?:rediss?:\/\/[^\s/]+(?:\/\d+)?|unix:\/.+)$/,
    'expected redis://host:port, rediss://… or unix:/path',
  );

const Queue = z.strictObject({
  redis: z.array(RedisAddress).min(1).default(['redis://127.0.0.1:6379']),
  topology: z.enum(['single', 'sentinel', 'cluster']).default('single'),
  sentinelMaster: z.string().min(1).default('mymaster'),
  user: z.string().default(''),
  passwordFile: z.string().default(''),
  name: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/, 'expected small letters, digits and hyphens')
    .default('counterfoil'),
  concurrency: z.int().min(0).max(4_096).default(0),
  maxInFlight: z.int().min(1).max(100_000).default(256),
  maxInFlightBytes: z.int().min(1_000_000).max(100_000_000_000).default(256_000_000),
  onQueueDown: z.enum([...WithoutAnalysis.options, 'analyse-here']).default('deliver-unavailable'),
});

const Metrics = z.strictObject({
  listen: z.union([z.literal(''), ListenAddress]).default(''),
});

const Language = z.enum(['nl', 'fr', 'de', 'et', 'en']);

const Treatment = z.enum(['observe', 'annotate', 'contain', 'wrap', 'quarantine']);

/** Countries whose desk for victims the banners know; empty for none. */
const DeskCountry = z.enum(['', 'BE', 'NL', 'LU', 'FR', 'DE', 'AT', 'EE']);

/** What can be chosen anew for the recipients of one domain. */
const RecipientBanner = z.strictObject({
  domain: z.string().min(1).toLowerCase(),
  treatment: z
    .strictObject({
      intermediary: Treatment.optional(),
      suspicious: Treatment.optional(),
      impersonation: Treatment.optional(),
    })
    .optional(),
  links: z.enum(['show', 'remove', 'leave']).optional(),
  wrapSigned: z.boolean().optional(),
  languages: z.array(Language).max(2).optional(),
  country: DeskCountry.optional(),
});

const Banner = z.strictObject({
  from: z.enum(['intermediary', 'suspicious', 'impersonation', 'never']).default('intermediary'),
  treatment: z
    .strictObject({
      intermediary: Treatment.default('annotate'),
      suspicious: Treatment.default('contain'),
      impersonation: Treatment.default('contain'),
    })
    .prefault({}),
  links: z.enum(['show', 'remove', 'leave']).default('remove'),
  wrapSigned: z.boolean().default(false),
  languages: z.array(Language).max(2).default([]),
  defaultLanguage: Language.default('en'),
  country: DeskCountry.default(''),
  reportAddress: z.string().default(''),
  stripOutbound: z.boolean().default(false),
  recipients: z.array(RecipientBanner).default([]),
});

/** `192.0.2.0/24`, `2001:db8::/32`, or one address. */
const Network = z.string().refine(isNetwork, 'expected an IP address, or a network as 192.0.2.0/24');

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...others] = text.split('/');
  const family = isIP(address);
  if (family === 0 || others.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

const Outbound = z.strictObject({
  networks: z.array(Network).default([]),
  domains: z.array(z.string().min(1).toLowerCase()).default([]),
});

const OptionalAddress = z.union([
  z.literal(''),
  z.string().regex(/^[^\s@]+@[^\s@]+$/, 'expected an address'),
]);

const FeedbackImap = z.strictObject({
  host: z.string().default(''),
  port: z.int().min(1).max(65_535).default(993),
  tls: z.boolean().default(true),
  user: z.string().default(''),
  passwordFile: z.string().default(''),
  notSpamFolder: z.string().min(1).default('Not spam'),
  missFolder: z.string().min(1).default('Missed'),
  doneFolder: z.string().min(1).default('Reported'),
  pollSeconds: z.int().min(5).max(86_400).default(60),
});

const Feedback = z.strictObject({
  enabled: z.boolean().default(false),
  notSpamAddress: OptionalAddress.default(''),
  missAddress: OptionalAddress.default(''),
  folder: z.string().min(1).default('var/feedback'),
  perDay: z.int().min(1).max(10_000).default(20),
  keepOriginals: z.boolean().default(false),
  keyFile: z.string().default(''),
  retentionDays: z.int().min(1).max(3_650).default(30),
  imap: FeedbackImap.prefault({}),
});

const Log = z.strictObject({
  level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** Everything an administrator can set; `config/counterfoil.yaml` documents each key and its default. */
export const Configuration = z.strictObject({
  listen: Listen.prefault({}),
  http: Http.prefault({}),
  rules: Rules.prefault({}),
  authentication: Authentication.prefault({}),
  arc: Arc.prefault({}),
  engine: Engine.prefault({}),
  message: MessageHandling.prefault({}),
  images: Images.prefault({}),
  memory: Memory.prefault({}),
  queue: Queue.prefault({}),
  callbacks: Callbacks.prefault({}),
  metrics: Metrics.prefault({}),
  banner: Banner.prefault({}),
  outbound: Outbound.prefault({}),
  feedback: Feedback.prefault({}),
  log: Log.prefault({}),
});
export type Configuration = z.infer<typeof Configuration>;
