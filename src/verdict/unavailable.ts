import type { Language } from '../message/message.ts';
import type { Disposition, Verdict } from './verdict.ts';

/**
 * The verdict on a message that could not be analysed. It is written into the message all the same, so that
 * a missing header field never means "clean".
 *
 * @param reason words that may be shown to anyone, as `Fault.outside` has them
 */
export function unavailable(
  reason: string,
  language: Language = 'und',
  disposition: Disposition = 'deliver',
): Verdict {
  return {
    kind: 'unavailable',
    score: 0,
    disposition,
    language,
    claims: [],
    origin: { domain: '', role: 'stranger', authentication: { spf: 'none', dkim: 'none', dmarc: 'none' } },
    asks: [],
    findings: [],
    counterfactual: `No analysis was possible: ${reason}.`,
  };
}
