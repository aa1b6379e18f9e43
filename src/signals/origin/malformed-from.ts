import type { FromDefect } from '../../message/message.ts';
import type { Signal } from '../signal.ts';

/** Several authors with different domains are rare but allowed (RFC 5322 §3.6.2). */
const DEFECTS: ReadonlySet<FromDefect> = new Set([
  'missing',
  'duplicate-field',
  'empty-address',
  'malformed-address',
  'undotted-host',
]);

/**
 * The From field is not what a mail program writes: a name without an address before the real one, something that
 * is no address, a host without a dot, several From fields, or no address at all.
 *
 * ## Fires on
 *
 * ```
 * From: Deutsche Bahn, <message@mailing.example>
 * --
 * From: Correios <contato@correios>
 * --
 * From: "Cadeaukaart "<"noreply@bol.com">
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: "Bahn, Deutsche" <message@mailing.example>
 * --
 * From: Jan Peeters <jan@lab.example>
 * --
 * From: jan@lab.example (Jan Peeters)
 * ```
 *
 * ## Known limits
 *
 * Cron jobs and devices on the own network write from `root@host`: let your mail server complete such addresses
 * (`append_dot_mydomain`), or exempt the network from the filter.
 */
export const malformedFrom: Signal = {
  id: 'malformed-from',
  question: 'origin',
  description: 'The From field is not what a mail program writes',

  detect({ message: { header, originator } }) {
    const defect = originator.defects.find((each) => DEFECTS.has(each));
    if (defect === undefined) return [];
    const field = header.find(({ key }) => key === 'from')?.value ?? '';
    return [{ where: defect === 'undotted-host' ? 'from.domain' : 'from.display-name', evidence: field }];
  },
};
