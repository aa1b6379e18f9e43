import type { Signal } from '../signal.ts';

/**
 * The author's domain differs from a brand's own domain by one letter or by letters that look the same.
 *
 * ## Fires on
 *
 * ```
 * From: Service <service@proxlmus.be>
 * --
 * From: Support <support@arnazon.com>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Service <service@proximus.be>
 * --
 * From: Hello <hello@amazonas.example>
 * ```
 *
 * ## Known limits
 *
 * Short names (five letters and fewer) have too many honest neighbours and are left out.
 */
export const lookalikeDomain: Signal = {
  id: 'lookalike-domain',
  question: 'origin',
  description: 'The sending domain imitates a domain of a brand',

  detect({ sender }) {
    if (sender.kind !== 'lookalike') return [];
    return [
      { where: 'from.domain', evidence: sender.domain, ...(sender.brand && { brand: sender.brand.id }) },
    ];
  },
};
