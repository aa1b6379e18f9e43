import type { Lesson } from '../memory/lesson.ts';
import type { Edit } from '../rewrite/edit.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { ShadowVerdict } from './shadow.ts';

/** What an analysis yields: the conclusion, and what to change in the message. */
export interface Analysis {
  /** `<left@right>` (RFC 5322 §3.6.4); empty when the message has none. */
  readonly messageId: string;
  /** The author's display-name, which the reader sees above the message. */
  readonly senderName: string;
  readonly verdict: Verdict;
  readonly edits: readonly Edit[];
  /** `Expertise.version` of the rules that the verdict rests on; absent where there was no analysis. */
  readonly rulesVersion?: string;
  /** What a memory may learn from the message; absent when it teaches nothing. */
  readonly lesson?: Lesson;
  /** What a second set of rules says; absent when there is none. */
  readonly shadow?: ShadowVerdict;
}
