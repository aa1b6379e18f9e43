import { discussionListField } from '../../message/mailing-list.ts';
import type { Signal } from '../signal.ts';
import { rememberedAs } from './remembered-as.ts';

/**
 * People here know the sender, by having written there or by authenticated mail, and this message says to be from there
 * but its authentication failed: DMARC, or SPF where no signature holds. Whoever forges a supplier or a
 * colleague counts on the reader to know the name.
 *
 * ## Fires on
 *
 * ```
 * Correspondence: { recipientWroteBefore: true, knownTo: few }
 * Authentication-Results: mx.test; spf=fail; dkim=none; dmarc=fail
 * From: Sales <sales@supplier.example>
 * --
 * Correspondence: { knownTo: many }
 * Authentication-Results: mx.test; spf=fail; dkim=none; dmarc=none
 * From: Sales <sales@supplier.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Correspondence: { knownTo: nobody }
 * Authentication-Results: mx.test; spf=fail; dkim=none; dmarc=fail
 * From: Sales <sales@supplier.example>
 * --
 * Correspondence: { knownTo: many }
 * Authentication-Results: mx.test; spf=none; dkim=none; dmarc=none
 * From: Sales <sales@supplier.example>
 * --
 * Correspondence: { knownTo: many }
 * Authentication-Results: mx.test; spf=pass; dkim=pass; dmarc=pass
 * From: Sales <sales@supplier.example>
 * --
 * Correspondence: { knownTo: many }
 * Authentication-Results: mx.test; spf=fail; dkim=fail; dmarc=fail
 * List-Post: <mailto:talk@lists.example>
 * From: Sales <sales@supplier.example>
 * --
 * Authentication-Results: mx.test; spf=fail; dkim=none; dmarc=fail
 * From: Sales <sales@supplier.example>
 * ```
 *
 * ## Known limits
 *
 * A forwarder makes SPF fail for genuine mail that is not signed.
 */
export const forgedCorrespondent: Signal = {
  id: 'forged-correspondent',
  question: 'context',
  description: 'The sender is known here, but the message failed authentication',

  detect(facts) {
    const { correspondence, sender, message } = facts;
    const { spf, dkim, dmarc } = facts.authentication;
    if (!correspondence || correspondence.knownTo === 'nobody' || sender.authenticated) return [];
    const failed = dmarc === 'fail' || (spf === 'fail' && dkim !== 'pass');
    if (!failed || discussionListField(message) !== undefined) return [];
    return [{ where: 'from.domain', evidence: rememberedAs(facts) }];
  },
};
