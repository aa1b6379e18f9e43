import type { Signal } from '../signal.ts';

/**
 * The message itself contains a form with a field for a password. Nobody honest asks for one inside a mail.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <form action="https://login.example/"><input name="u"><input type="password" name="p"></form>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <p>Enter your password</p><input type="Password">
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <form action="https://www.shop.example/search"><input name="q"><input type="submit" value="Search"></form>
 * ```
 *
 * ## Known limits
 *
 * Most mail clients do not send forms; those that do warn. Forms in attached pages are not seen here.
 */
export const passwordForm: Signal = {
  id: 'password-form',
  question: 'context',
  description: 'The message contains a form that asks for a password',

  detect({ message }) {
    const form = message.links.find(({ asksPassword, quoted }) => asksPassword && !quoted);
    return form ? [{ where: 'link', evidence: form.host ?? 'type="password"' }] : [];
  },
};
