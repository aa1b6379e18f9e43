import type { Signal } from '../signal.ts';

/**
 * The author's domain consists of service-desk, telephone and country words only, without the name of any company:
 * the fake help desks that a search engine shows above the real one.
 *
 * ## Fires on
 *
 * ```
 * From: Klantenservice <info@klantenservicenummer.com>
 * --
 * From: Helpdesk <info@helpdesktelefoonnederland.nl>
 * --
 * From: Service <info@numero-service-client.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@klantenservice.proximus.be>
 * --
 * From: Info <info@bakkerij-service.example>
 * --
 * From: Info <info@nederland.example>
 * --
 * From: Info <info@telefonservice.example>
 * --
 * From: Info <info@contactcenter.be>
 * ```
 *
 * ## Known limits
 *
 * A few honest directories of telephone numbers are called so too.
 */
export const deskOnlyDomain: Signal = {
  id: 'desk-only-domain',
  question: 'origin',
  description: 'The sending domain is made of service-desk words only',

  detect({ sender }, { brands }) {
    if (
      sender.kind !== 'stranger' ||
      !brands.isDeskOnlyDomain(sender.organizationalDomain.split('.', 1)[0] ?? '')
    )
      return [];
    return [{ where: 'from.domain', evidence: sender.domain }];
  },
};
