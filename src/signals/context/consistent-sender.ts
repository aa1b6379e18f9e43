import { organizationalDomain } from '../../brands/domain.ts';
import { signingDomains } from '../../message/signing-domains.ts';
import type { Signal } from '../signal.ts';

/** A phish has one or two links that matter; a mailing has many. */
const FEWEST_LINKS = 5;

/**
 * The author's domain signs the message, takes its bounces, and most of its links lead there: what a company's own mailing
 * looks like. Phishers, too, can set up a domain so, but hardly ever do. It takes weight from a claim that stands alone.
 *
 * ## Fires on
 *
 * ```
 * Return-Path: <bounce@mail.lab.example>
 * DKIM-Signature: v=1; a=rsa-sha256; d=lab.example; s=a; h=from; bh=x; b=x
 * From: Lab <news@mail.lab.example>
 * Content-Type: text/html
 *
 * <a href="https://lab.example/1">1</a><a href="https://lab.example/2">2</a><a href="https://www.lab.example/3">3</a>
 * <a href="https://lab.example/4">4</a><a href="https://lab.example/5">5</a><a href="https://social.example/">6</a>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * Return-Path: <bounce@mail.lab.example>
 * DKIM-Signature: v=1; a=rsa-sha256; d=lab.example; s=a; h=from; bh=x; b=x
 * From: Lab <news@mail.lab.example>
 * Content-Type: text/html
 *
 * <a href="https://lab.example/1">1</a>
 * --
 * Return-Path: <bounce@mailing.example>
 * From: Lab <news@lab.example>
 * Content-Type: text/html
 *
 * <a href="https://lab.example/1">1</a><a href="https://lab.example/2">2</a><a href="https://www.lab.example/3">3</a>
 * <a href="https://lab.example/4">4</a><a href="https://lab.example/5">5</a>
 * ```
 *
 * ## Known limits
 *
 * Whether the signature holds is for the mail server to say. Newsletters through a platform whose tracker wraps the links
 * do not profit.
 */
export const consistentSender: Signal = {
  id: 'consistent-sender',
  question: 'context',
  description: 'Everything about the message belongs to the domain that sent it',

  detect({ message, sender }) {
    const own = (domain: string): boolean => organizationalDomain(domain) === sender.organizationalDomain;
    const reversePath = message.originator.returnPath?.addrSpec?.domain;
    if (reversePath === undefined || !own(reversePath) || !signingDomains(message).some(own)) return [];
    const hosts = message.links.flatMap(({ host }) => host ?? []);
    const isMailing = hosts.length >= FEWEST_LINKS && hosts.filter(own).length * 2 > hosts.length;
    return isMailing ? [{ where: 'from.domain', evidence: sender.domain }] : [];
  },
};
