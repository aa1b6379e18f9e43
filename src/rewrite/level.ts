import type { VerdictKind } from '../verdict/verdict.ts';

/** Digit of `X-Counterfoil-Level`; a banner is shown from 1 on. */
export type Level = 0 | 1 | 2 | 3;

const LEVELS = {
  none: 0,
  genuine: 0,
  unavailable: 0,
  intermediary: 1,
  suspicious: 2,
  impersonation: 3,
} as const satisfies Record<VerdictKind, Level>;

/** How much a verdict weighs for a reader. Genuine mail has no level of its own: praise would be forged. */
export function levelOf(kind: VerdictKind): Level {
  return LEVELS[kind];
}
