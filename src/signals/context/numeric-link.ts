import { isNumericHost, isPrivateAddress } from '../../links/numeric-host.ts';
import type { Signal } from '../signal.ts';

/**
 * A link leads to an IP address in place of a domain, in whatever notation (URL Standard §3.5).
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="http://31.57.1.135/t/abc">Pay</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="http://0x1f390187/">Pay</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 *
 * Open http://192.168.1.1/ to set up your router.
 * --
 * From: Info <info@mailing.example>
 *
 * Version 2.4.11.3 is out: https://www.lab.example/2.4.11.3/
 * ```
 *
 * ## Known limits
 *
 * Administrators link to their servers so.
 */
export const numericLink: Signal = {
  id: 'numeric-link',
  question: 'context',
  description: 'A link leads to an IP address',

  detect({ destinations }) {
    const found = destinations.find(({ host }) => isNumericHost(host) && !isPrivateAddress(host));
    return found ? [{ where: 'link', evidence: found.host }] : [];
  },
};
