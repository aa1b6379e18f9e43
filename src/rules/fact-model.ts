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
}

/** What rules look at. `asks` in an expression are the kinds of ask among the findings. */
export interface RuleContext {
  readonly claim: ClaimFacts;
  readonly origin: OriginFacts;
  readonly message: MessageFacts;
  readonly findings: readonly Finding[];
  /** The words that make the claim; the proof of a rule that mentions no finding. */
  readonly claimed?: Observation;
}

/** A field of a variable: its CEL type and, where only some words can occur, these words. */
export interface FactField {
  readonly type: 'string' | 'bool' | 'int' | 'list<string>';
  /** `brands`: any id of the brand directory, or empty. */
  readonly values?: readonly string[] | 'brands';
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
  brand: { type: 'string', values: 'brands' },
  made: { type: 'bool' },
  places: { type: 'list<string>', values: PLACES },
  disguised: { type: 'bool' },
  deskWord: { type: 'bool' },
  ambiguous: { type: 'bool' },
} as const satisfies Record<keyof ClaimFacts, FactField>;

const ORIGIN = {
  domain: { type: 'string' },
  role: { type: 'string', values: ROLES },
  authenticated: { type: 'bool' },
  spf: { type: 'string', values: RESULTS },
  dkim: { type: 'string', values: RESULTS },
  dmarc: { type: 'string', values: RESULTS },
  verifiedMark: { type: 'bool' },
  firstContact: { type: 'bool' },
} as const satisfies Record<keyof OriginFacts, FactField>;

const MESSAGE = {
  language: { type: 'string', values: LANGUAGES },
  linkCount: { type: 'int' },
  imageCount: { type: 'int' },
  attachmentCount: { type: 'int' },
  recipientCount: { type: 'int' },
  textLength: { type: 'int' },
  fromDefects: { type: 'list<string>', values: FROM_DEFECTS },
  limitsReached: { type: 'list<string>', values: LIMITS_REACHED },
} as const satisfies Record<keyof MessageFacts, FactField>;

export type RecordName = 'claim' | 'origin' | 'message';

/** The records that an expression can read, with their fields. */
export const FACT_RECORDS: Readonly<Record<RecordName, Readonly<Record<string, FactField>>>> = {
  claim: CLAIM,
  origin: ORIGIN,
  message: MESSAGE,
};

/** The variables that are lists and no records. */
export const FACT_LISTS: Readonly<Record<string, FactField>> = {
  asks: { type: 'list<string>', values: ASK_KINDS },
};
