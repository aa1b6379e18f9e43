import type { Signal } from '../signal.ts';
import { serviceLink } from './service-links.ts';

/**
 * A link leads to a page where anybody can put up pages within minutes (`rules/lists/free-hosting.yaml`). A company has a
 * domain of its own.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://storage.googleapis.com/bucket/x.html#abc">Pay</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://mijn-rekening.web.app/">Inloggen</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.lab.example/">Lab</a><img src="https://storage.googleapis.com/bucket/x.png">
 * --
 * From: Club <info@club.weebly.com>
 * Content-Type: text/html
 *
 * <a href="https://club.weebly.com/">Our page</a>
 * ```
 *
 * ## Known limits
 *
 * Clubs, programmers and small shops live there, and some companies link to files in a cloud.
 */
export const freeHostedLink: Signal = {
  id: 'free-hosted-link',
  question: 'context',
  description: 'A link leads to a page that anybody could have put up within minutes',

  detect(facts, knowledge) {
    return serviceLink(facts, knowledge, 'hosting');
  },
};
