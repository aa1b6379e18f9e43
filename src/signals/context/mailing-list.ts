import { discussionListField } from '../../message/mailing-list.ts';
import type { Signal } from '../signal.ts';

/**
 * The message came through a mailing list on which people talk (RFC 2369 List-Post, and the fields of older list
 * software). What is said there about brands is talk, not a claim.
 *
 * ## Fires on
 *
 * ```
 * List-Post: <mailto:usrp-users@lists.example>
 * From: Jan Peeters <jan@lab.example>
 * --
 * X-Mailing-List: linux-hyperv@lists.example
 * From: Jan Peeters <jan@lab.example>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * List-Unsubscribe: <https://mailing.example/u>
 * List-Id: <newsletter.mailing.example>
 * From: Shop <news@mailing.example>
 * --
 * List-Post: NO
 * From: Shop <news@mailing.example>
 * ```
 *
 * ## Known limits
 *
 * A sender can write these fields. They take away weak hints only: a claim in the sender counts as ever.
 */
export const mailingList: Signal = {
  id: 'mailing-list',
  question: 'context',
  description: 'The message came through a mailing list on which people talk',

  detect({ message }) {
    const field = discussionListField(message);
    return field === undefined ? [] : [{ where: 'body', evidence: field }];
  },
};
