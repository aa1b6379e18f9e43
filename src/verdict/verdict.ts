import type { AuthenticationResult } from '../authentication/authentication.ts';
import type { Language } from '../message/message.ts';
import type { OriginRole } from '../rules/fact-model.ts';
import type { RuleError } from '../rules/rule-set.ts';
import type { AskKind, Question, Where } from '../signals/signal.ts';

/** The conclusion; DESIGN words. `unavailable` means that no analysis was possible, never "clean". */
export type VerdictKind =
  | 'genuine'
  | 'none'
  | 'intermediary'
  | 'suspicious'
  | 'impersonation'
  | 'unavailable';

/** What is done with the message. */
export type Disposition = 'deliver' | 'annotate' | 'quarantine' | 'reject';

export interface Claim {
  readonly brand: string;
  readonly where: Where;
  readonly evidence: string;
}

export interface Origin {
  readonly domain: string;
  readonly role: OriginRole;
  readonly authentication: {
    readonly spf: AuthenticationResult;
    readonly dkim: AuthenticationResult;
    readonly dmarc: AuthenticationResult;
  };
  /** Nobody here has exchanged mail with this domain before; absent when nothing is remembered. */
  readonly firstContact?: boolean;
  /** Who it is on the record, where that is what the verdict rests on. */
  readonly partner?: PartnerNote;
}

export interface Ask {
  readonly kind: AskKind;
  readonly evidence: string;
}

/** A rule that fired, with the words that made it fire. */
export interface Reason {
  readonly rule: string;
  readonly question: Question;
  /** Log-odds, before the cap of its question is applied to the sum; 0 for experimental rules. */
  readonly weight: number;
  readonly where: Where;
  readonly evidence: string;
  /** The brand that the evidence names, if it names one. */
  readonly brand?: string;
  /** The page outside the message that says what the evidence contradicts. */
  readonly source?: string;
  /** Id of the exception of the administrator that took the weight from it. */
  readonly silencedBy?: string;
}

/** An exception of the administrator that is about the sender of a message. */
export interface ExceptionUse {
  readonly id: string;
  /** Who in the administrator's house answers for it. */
  readonly owner: string;
  /** The last ISO date on which it counts. */
  readonly expires: string;
  /** False where it does not hold, since nobody authenticated the sender. */
  readonly applied: boolean;
}

/** The partner on the record in whose name an intermediary writes. */
export interface PartnerNote {
  readonly domain: string;
  readonly role: string;
  /** Where to complain about its mail: a mail address or a page. */
  readonly complaints?: string;
}

/** The answer to the three questions, and the sum. The public JSON is made of this. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** Sum of the weights, each question capped, rounded to one decimal. */
  readonly score: number;
  readonly disposition: Disposition;
  /** The brand that the verdict is about; absent when none is claimed. */
  readonly brand?: string;
  readonly language: Language;
  readonly claims: readonly Claim[];
  readonly origin: Origin;
  readonly asks: readonly Ask[];
  /** Strongest first. */
  readonly findings: readonly Reason[];
  /** What would have made it genuine, as one English sentence; empty for `genuine` and `none`. */
  readonly counterfactual: string;
  /** Exceptions for this sender; absent when there are none. */
  readonly exceptions?: readonly ExceptionUse[];
  /** Rules that could not be evaluated, for the log; absent when there are none. */
  readonly errors?: readonly RuleError[];
}
