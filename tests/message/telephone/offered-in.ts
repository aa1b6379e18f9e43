import type { Link } from '../../../src/message/message.ts';
import { findTelephoneNumbers } from '../../../src/message/telephone/find-telephone-numbers.ts';
import type { TelephoneNumber } from '../../../src/message/telephone/telephone-number.ts';
import { messageOf } from '../../signals/message-of.ts';

/** The numbers that a message of this text and these links offers. */
export function offeredIn(
  text: string,
  countries: readonly string[],
  links: readonly Link[] = [],
): Promise<readonly TelephoneNumber[]> {
  return findTelephoneNumbers({ ...messageOf({ text }), links }, countries);
}
