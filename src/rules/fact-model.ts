import type { AuthenticationResult } from '../authentication/authentication.ts';
import type { FromDefect, Language, LimitReached } from '../message/message.ts';
import type { AskKind, Finding, Observation, Where } from '../signals/signal.ts';

/** Who sent a message in relation to the brand that is claimed. */
export type OriginRole = 'brand' | 'partner' | 'relay' | 'mailbox-provider' | 'lookalike' | 'stranger';

/** `claim` in an expression: the one brand that the message presents itself as. */
export interface ClaimFacts {
  /** Id of the brand; empty when none is claimed. */
  readonly brand: string;
  /** The message presents itself as somebody: as a brand, in an identity slot or its text, or under an unlisted name. */
  readonly made: boolean;
  /** Every place where this brand is named, each once. */
  readonly places: readonly Where[];
  readonly disguised: boolean;
  readonly deskWord: boolean;
  /** Named only by an everyday word: too little for a verdict that accuses. */
  readonly ambiguous: boolean;
}

/** `origin` in an expression. */
export interface OriginFacts {
  readonly domain: string;
  readonly role: OriginRole;
  readonly authenticated: boolean;
  readonly spf: AuthenticationResult;
  readonly dkim: AuthenticationResult;
  readonly dmarc: AuthenticationResult;
  /** A certificate confirms that the mark of the sender's domain is its own (BIMI with a verified mark certificate). */
  readonly verifiedMark: boolean;
  /** False also when nothing is remembered about correspondents. */
  readonly firstContact: boolean;
}

/** `message` in an expression. Counts are capped by the limits on hostile input. */
export interface MessageFacts {
  readonly language: Language;
  readonly linkCount: number;
  readonly imageCount: number;
  readonly attachmentCount: number;
  readonly recipientCount: number;
  /** Characters of the author's own text. */
  readonly textLength: number;
  readonly fromDefects: readonly FromDefect[];
  readonly limitsReached: readonly LimitReached[];
  readonly subject: string;
  /** Hosts of the links, each once. */
  readonly linkHosts: readonly string[];
  /** Media types of the attachments, each once. */
  readonly attachmentTypes: readonly string[];
}

/** `envelope` in an expression: what the mail server told (RFC 5321). Empty where nobody told. */
export interface EnvelopeFacts {
  /** Domain of the reverse-path; empty for `<>`. */
  readonly senderDomain: string;
  readonly recipientCount: number;
  readonly recipientDomains: readonly string[];
}

/** `recipients` in an expression: those of To and Cc, and where they live as far as that is known. */
export interface RecipientFacts {
  readonly domains: readonly string[];
  /** ISO 3166-1 alpha-2; empty where it is not known, or where they do not agree. */
  readonly country: string;
  readonly languages: readonly Language[];
}

/** `context` in an expression: what is remembered of the sender. */
export interface ContextFacts {
  /** False when nothing is remembered; then the others say nothing. */
  readonly remembered: boolean;
  readonly recipientWroteBefore: boolean;
  readonly knownTo: 'nobody' | 'few' | 'many';
}

/** What rules look at. `asks` in an expression are the kinds of ask among the findings. */
export interface RuleContext {
  readonly claim: ClaimFacts;
  readonly origin: OriginFacts;
  readonly message: MessageFacts;
  readonly envelope: EnvelopeFacts;
  readonly recipients: RecipientFacts;
  readonly context: ContextFacts;
  readonly findings: readonly Finding[];
  /** The words that make the claim; the proof of a rule that mentions no finding. */
  readonly claimed?: Observation;
}

/** A field of a variable: its CEL type and, where only some words can occur, these words. */
export interface FactField {
  readonly type: 'string' | 'bool' | 'int' | 'list<string>';
  /** `brands`: any id of the brand directory, or empty. */
  readonly values?: readonly string[] | 'brands';
  /** For `rules/FACTS.md`. */
  readonly description: string;
}

/** Every word of a union, so that the compiler refuses a list with one missing or one too many. */
function wordsOf<Word extends string>(words: Readonly<Record<Word, true>>): readonly string[] {
  return Object.keys(words);
}

export const ASK_KINDS = wordsOf<AskKind>({
  appointment: true,
  call: true,
  pay: true,
  fee: true,
  'release-payment': true,
  credentials: true,
  pin: true,
  card: true,
  'personal-data': true,
  'remote-access': true,
  'gift-card': true,
  install: true,
  login: true,
  'scan-code': true,
  'open-attachment': true,
  'confirm-order': true,
  reply: true,
  'move-channel': true,
  'claim-prize': true,
  refund: true,
});

const PLACES = wordsOf<Where>({
  'from.display-name': true,
  'from.local-part': true,
  'from.domain': true,
  'reply-to': true,
  subject: true,
  body: true,
  signature: true,
  link: true,
  image: true,
  attachment: true,
  invite: true,
});

const ROLES = wordsOf<OriginRole>({
  brand: true,
  partner: true,
  relay: true,
  'mailbox-provider': true,
  lookalike: true,
  stranger: true,
});

const RESULTS = wordsOf<AuthenticationResult>({
  pass: true,
  fail: true,
  none: true,
  'temporary-error': true,
  neutral: true,
});

const LANGUAGES = wordsOf<Language>({ nl: true, fr: true, de: true, et: true, en: true, und: true });

const FROM_DEFECTS = wordsOf<FromDefect>({
  missing: true,
  'duplicate-field': true,
  'empty-address': true,
  'malformed-address': true,
  'undotted-host': true,
  'several-domains': true,
});

const LIMITS_REACHED = wordsOf<LimitReached>({
  'message-bytes': true,
  'header-bytes': true,
  'header-fields': true,
  'mime-depth': true,
  'body-parts': true,
  'text-length': true,
  'html-length': true,
  links: true,
  images: true,
  'html-depth': true,
  mailboxes: true,
  invites: true,
  unparsable: true,
});

const CLAIM = {
  brand: {
    type: 'string',
    values: 'brands',
    description: 'id of the one brand that the message presents itself as; empty when none is claimed',
  },
  made: { type: 'bool', description: 'it presents itself as somebody: a brand, or under an unlisted name' },
  places: { type: 'list<string>', values: PLACES, description: 'where this brand is named, each place once' },
  disguised: { type: 'bool', description: 'the name is written with lookalike letters' },
  deskWord: { type: 'bool', description: 'the name stands beside a service-desk word' },
  ambiguous: { type: 'bool', description: 'named only by an everyday word: too little for an accusation' },
} as const satisfies Record<keyof ClaimFacts, FactField>;

const ORIGIN = {
  domain: { type: 'string', description: 'domain of the address of the author' },
  role: { type: 'string', values: ROLES, description: 'who that is in relation to the claimed brand' },
  authenticated: { type: 'bool', description: 'DMARC passed, or SPF or DKIM for the same organisation' },
  spf: { type: 'string', values: RESULTS, description: 'what SPF gave' },
  dkim: { type: 'string', values: RESULTS, description: 'what DKIM gave' },
  dmarc: { type: 'string', values: RESULTS, description: 'what DMARC gave' },
  verifiedMark: { type: 'bool', description: 'a certificate confirms the mark of the domain (BIMI)' },
  firstContact: {
    type: 'bool',
    description: 'nobody here knows the sender; false when nothing is remembered',
  },
} as const satisfies Record<keyof OriginFacts, FactField>;

const MESSAGE = {
  language: { type: 'string', values: LANGUAGES, description: 'of the author’s own text; und for any other' },
  linkCount: { type: 'int', description: 'links' },
  imageCount: { type: 'int', description: 'pictures that the HTML shows' },
  attachmentCount: { type: 'int', description: 'attached files' },
  recipientCount: { type: 'int', description: 'addresses in To and Cc' },
  textLength: { type: 'int', description: 'characters of the author’s own text' },
  fromDefects: {
    type: 'list<string>',
    values: FROM_DEFECTS,
    description: 'what is wrong with the From field',
  },
  limitsReached: { type: 'list<string>', values: LIMITS_REACHED, description: 'limits that it ran into' },
  subject: { type: 'string', description: 'as it is shown, at most 1,000 characters' },
  linkHosts: { type: 'list<string>', description: 'hosts of the links, each once, at most 100' },
  attachmentTypes: { type: 'list<string>', description: 'media types of attached files: application/pdf' },
} as const satisfies Record<keyof MessageFacts, FactField>;

const ENVELOPE = {
  senderDomain: {
    type: 'string',
    description: 'domain of the reverse-path; empty for <> and where nobody told',
  },
  recipientCount: { type: 'int', description: 'recipients of this transaction' },
  recipientDomains: { type: 'list<string>', description: 'their domains, each once, at most 100' },
} as const satisfies Record<keyof EnvelopeFacts, FactField>;

const RECIPIENTS = {
  domains: { type: 'list<string>', description: 'domains of To and Cc, each once, at most 100' },
  country: { type: 'string', description: 'where the recipients live: BE; empty where that is not known' },
  languages: { type: 'list<string>', values: LANGUAGES, description: 'what is spoken there' },
} as const satisfies Record<keyof RecipientFacts, FactField>;

const CONTEXT = {
  remembered: { type: 'bool', description: 'the memory has an answer about the sender' },
  recipientWroteBefore: { type: 'bool', description: 'the recipient has written to the sender' },
  knownTo: {
    type: 'string',
    values: ['nobody', 'few', 'many'],
    description: 'how many people here know the sender; nobody when nothing is remembered',
  },
} as const satisfies Record<keyof ContextFacts, FactField>;

export type RecordName = 'claim' | 'origin' | 'message' | 'envelope' | 'recipients' | 'context';

/** The records that an expression can read, with their fields. */
export const FACT_RECORDS: Readonly<Record<RecordName, Readonly<Record<string, FactField>>>> = {
  claim: CLAIM,
  origin: ORIGIN,
  message: MESSAGE,
  envelope: ENVELOPE,
  recipients: RECIPIENTS,
  context: CONTEXT,
};

/** The variables that are lists and no records. */
export const FACT_LISTS: Readonly<Record<string, FactField>> = {
  asks: {
    type: 'list<string>',
    values: ASK_KINDS,
    description: 'kinds of request that were found, each once',
  },
};

/** Functions of ours, by how they are written. */
export const FACT_FUNCTIONS: readonly {
  readonly call: string;
  readonly type: string;
  readonly description: string;
}[] = [
  {
    call: 'seen("signal")',
    type: 'bool',
    description: 'this signal found something; src/signals has them all',
  },
  { call: 'asked("pay")', type: 'bool', description: 'a request of this kind was found' },
  { call: 'brand("proximus")', type: 'bool', description: 'the claimed brand is this one' },
  {
    call: 'within(origin.domain, "example.org")',
    type: 'bool',
    description: 'the first domain is the second one, or below it',
  },
  {
    call: 'origin.domain.owner()',
    type: 'string',
    description: 'id of the brand that owns a domain or host; empty for none. For any text that is a domain',
  },
];
