import type { Signal } from '../signal.ts';

/**
 * The author's domain belongs to a brand, and the trusted mail server found that the message does not come from
 * there: DMARC failed.
 *
 * ## Fires on
 *
 * ```
 * Authentication-Results: mx.test; spf=fail; dkim=none; dmarc=fail
 * From: Proximus <noreply@proximus.be>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Authentication-Results: mx.test; spf=pass; dkim=pass; dmarc=pass
 * From: Proximus <noreply@proximus.be>
 * --
 * From: Proximus <noreply@proximus.be>
 * --
 * Authentication-Results: mx.test; spf=fail; dkim=none; dmarc=fail
 * From: Jan Peeters <jan@lab.example>
 * ```
 *
 * ## Known limits
 *
 * Forwarders and mailing lists that change a message make DMARC fail for genuine mail; those that seal it with
 * ARC can be put among the trusted authserv-ids.
 */
export const ownDomainUnauthenticated: Signal = {
  id: 'own-domain-unauthenticated',
  question: 'origin',
  description: 'The sending domain is that of a brand, but the mail server found that it was forged',

  detect({ sender, authentication, entitlements }) {
    const owner = sender.kind === 'lookalike' ? undefined : sender.brand;
    if (!owner || sender.authenticated || authentication.dmarc !== 'fail') return [];
    if (entitlements.get(owner.id) !== 'own') return [];
    return [{ where: 'from.domain', evidence: sender.domain, brand: owner.id }];
  },
};
