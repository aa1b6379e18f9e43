import { isDeceptiveAddress } from '../../links/deceptive-address.ts';
import type { Signal } from '../signal.ts';

/** An address is quoted up to this many characters. */
const QUOTED = 100;

/**
 * The address of a link is written so that a reader takes it for another one: a host as user name in front of the real
 * one, an IP address as one number, an encoded or full-width host, characters that turn the direction of the text, or a
 * program in place of an address.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.proximus.be@login.example/">Payer</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="http://3281584519/x">Pay</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://%6Cogin.example/x">Pay</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="data:text/html;base64,PGgxPkhpPC9oMT4=">Invoice</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="ftp://anonymous@ftp.lab.example/pub">Files</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://medium.example/@jan.peeters/post">My post</a>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://www.café.example/">Café</a> <a href="mailto:jan@lab.example">Jan</a>
 * ```
 *
 * ## Known limits
 *
 * A program that hides in a file or behind a link is not looked for.
 */
export const deceptiveAddress: Signal = {
  id: 'deceptive-address',
  question: 'context',
  description: 'The address of a link is written so that it is taken for another one',

  detect({ message }) {
    const found = message.links.find(
      ({ target, host, quoted }) => !quoted && isDeceptiveAddress(target, host),
    );
    return found ? [{ where: 'link', evidence: found.target.slice(0, QUOTED) }] : [];
  },
};
