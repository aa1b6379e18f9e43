import type { Signal } from '../signal.ts';
import { serviceLink } from './service-links.ts';

/**
 * A link goes through a shortener (`rules/lists/shorteners.yaml`), so that nobody can see where it leads.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://bit.ly/3abc">Pay</a>
 * --
 * From: Info <info@mailing.example>
 *
 * Pay here: https://t.co/abc
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.google.com/url?q=https%3A%2F%2Ftinyurl.com%2Fabc">Pay</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.mailing.example/3abc">Pay</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://youtu.be/abc">Our film</a>
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * It works now.
 *
 * On 3 Feb 2025 at 10:12, An <an@lab.example> wrote:
 * > See https://bit.ly/3abc
 * ```
 *
 * ## Known limits
 *
 * Small shops and people shorten links for no bad reason.
 */
export const shortenedLink: Signal = {
  id: 'shortened-link',
  question: 'context',
  description: 'A link goes through a shortener that hides where it leads',

  detect(facts, knowledge) {
    return serviceLink(facts, knowledge, 'shortener');
  },
};
