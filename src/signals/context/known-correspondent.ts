import type { Signal } from '../signal.ts';
import { rememberedAs } from './remembered-as.ts';

/**
 * Every recipient has written to this sender before, and the sender is authenticated: anybody can forge a name that the
 * reader knows. Two From fields or domains say nothing, because the authentication may be about the other one.
 *
 * ## Fires on
 *
 * ```
 * Correspondence: { recipientWroteBefore: true, knownTo: few }
 * Authentication-Results: mx.test; spf=pass; dkim=pass; dmarc=pass
 * From: Sales <sales@supplier.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Correspondence: { recipientWroteBefore: true, knownTo: few }
 * Authentication-Results: mx.test; spf=none; dkim=none; dmarc=none
 * From: Sales <sales@supplier.example>
 * --
 * Correspondence: { recipientWroteBefore: false, knownTo: many }
 * Authentication-Results: mx.test; spf=pass; dkim=pass; dmarc=pass
 * From: Sales <sales@supplier.example>
 * --
 * Correspondence: { recipientWroteBefore: true, knownTo: few }
 * Authentication-Results: mx.test; spf=pass; dkim=pass; dmarc=pass
 * From: Sales <sales@supplier.example>, Help <help@mailing.example>
 * ```
 *
 * ## Known limits
 *
 * A mailbox that somebody has taken over is authenticated and known. Who gets one answer out of a reader counts as
 * known from then on.
 */
export const knownCorrespondent: Signal = {
  id: 'known-correspondent',
  question: 'context',
  description: 'The recipient has written to this authenticated sender before',

  detect(facts) {
    const { correspondence, sender, message } = facts;
    const { defects } = message.originator;
    const several = defects.includes('duplicate-field') || defects.includes('several-domains');
    if (correspondence?.recipientWroteBefore !== true || !sender.authenticated || several) return [];
    return [{ where: 'from.domain', evidence: rememberedAs(facts) }];
  },
};
