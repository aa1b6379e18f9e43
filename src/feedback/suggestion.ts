import type { FeedbackKind, Suggestion } from './feedback.ts';

/** What a verdict tells that a suggestion needs. */
export interface JudgedSender {
  readonly kind: FeedbackKind;
  readonly brand: string | null;
  readonly domain: string;
  readonly role: string;
  /** The author's address. */
  readonly address: string;
}

/** What would keep the same thing from happening again, with the precise subject. */
export function suggest({ kind, brand, domain, role, address }: JudgedSender): Suggestion {
  if (kind === 'miss') {
    return {
      as: 'rule',
      from: domain,
      words: 'an impersonation was missed: "rules new ID --from MESSAGE" makes a rule of it',
    };
  }
  // Whoever lets a mailbox provider or a relay through lets everybody through.
  const shared = role === 'mailbox-provider' || role === 'relay';
  const from = shared ? address : domain;
  if (brand === null) return { as: 'exception', from, words: `mail of ${from} is fine until …` };
  const words = `${from} may speak for ${brand} until …`;
  return { as: shared || role === 'lookalike' ? 'exception' : 'partner', from, brand, words };
}
