import type { Signal } from '../signal.ts';
import { serviceLink } from './service-links.ts';

/**
 * A link leads to a form that anybody can make (`rules/lists/form-services.yaml`). No company asks for secrets there.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://docs.google.com/forms/d/e/abc/viewform">Verify</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <form action="https://formspree.io/f/abc"><input name="code"></form>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://docs.google.com/document/d/abc">Minutes</a>
 * --
 * From: Typeform <hello@typeform.com>
 * Content-Type: text/html
 *
 * <a href="https://form.typeform.com/to/abc">Try it</a>
 * ```
 *
 * ## Known limits
 *
 * Companies ask for opinions there, too.
 */
export const formServiceLink: Signal = {
  id: 'form-service-link',
  question: 'context',
  description: 'A link leads to a form that anybody can make',

  detect(facts, knowledge) {
    return serviceLink(facts, knowledge, 'form');
  },
};
