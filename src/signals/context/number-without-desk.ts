import { factOf } from '../../brands/published-facts.ts';
import type { Signal } from '../signal.ts';
import { numberObservations, offeredNumbers } from './offered-numbers.ts';

/**
 * Somebody writes as a brand that has no telephone service for consumers, without being entitled to, and offers a number.
 * Fake service desks live on this: people look for a number where there is none.
 *
 * ## Fires on
 *
 * ```
 * From: Google Support <support@mailing.example>
 *
 * Call our help desk at +1 202 555 0100.
 * --
 * From: Facebook <security@mailing.example>
 * Content-Type: text/html
 *
 * <p>Your account will be closed.</p><a href="tel:+12025550100">Call now</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Google <no-reply@google.com>
 *
 * Call the shop at +1 202 555 0100.
 * --
 * From: Google Support <support@mailing.example>
 *
 * Your account will be closed.
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * I found the shop on Google, call me at +1 202 555 0100.
 * ```
 *
 * ## Known limits
 *
 * Companies get telephone desks: the fact in the record says when somebody last looked.
 */
export const numberWithoutDesk: Signal = {
  id: 'number-without-desk',
  question: 'context',
  description: 'A telephone number under the name of a brand that has no telephone service',

  detect(facts) {
    const offered = offeredNumbers(facts).filter(({ standing }) => standing === 'no-desk');
    return numberObservations(offered).map((observation) => {
      const brand = offered.find(({ brand: { id } }) => id === observation.brand)?.brand;
      const source = brand && factOf(brand, 'no-phone-support')?.source;
      return { ...observation, ...(source !== undefined && source !== 'public' && { source }) };
    });
  },
};
