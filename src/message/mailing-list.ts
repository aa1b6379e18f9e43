import { fieldValues, type Message } from './message.ts';

/** RFC 2369 List-Post, and the fields of older list software. */
const LIST_FIELDS = [
  'list-post',
  'x-mailing-list',
  'mailing-list',
  'x-mailman-version',
  'x-egroups-return',
] as const;

/**
 * The field that says that a message came through a mailing list on which people talk; undefined for newsletters,
 * which say that nobody may post (`List-Post: NO`) or nothing at all.
 */
export function discussionListField(message: Pick<Message, 'header'>): string | undefined {
  return LIST_FIELDS.flatMap((key) => fieldValues(message, key)).find((value) => !/^no\b/i.test(value));
}
