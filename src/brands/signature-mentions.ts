import type { Brand } from './brand.ts';
import type { BrandDirectory } from './brand-directory.ts';
import type { NameSighting } from './find-names.ts';
import { foldedString } from './fold.ts';
import { isMailerFooter, lineAt } from './mailer-footer.ts';
import { slotHints } from './slot-hints.ts';
import { squeezed } from './vocabulary.ts';

/** Sectors of the brands whose programs and free mailboxes put their name under everybody's mail. */
const MAILERS: ReadonlySet<string> = new Set(['email', 'software']);

/** A longer line is no signature's; names in one are there to cost time. */
const LONGEST_LINE = 160;

/**
 * Whether a name in a signature signs: not in the line of a mail program, and, where the brand gives everybody a
 * mailbox or a page ("Do You Yahoo!?", "follow us on Facebook"), only beside a desk or trade word or as the whole line.
 */
export function isSigned(text: string, sighting: NameSighting, { vocabulary }: BrandDirectory): boolean {
  if (isMailerFooter(text, sighting.start)) return false;
  if (!sighting.names.some(({ brand }) => isMailer(brand) || brand.sector === 'social')) return true;
  if (sighting.deskWord) return true;
  const line = lineAt(text, sighting.start);
  if (line.length > LONGEST_LINE) return false;
  return isWholeLine(line, sighting.names[0].letters) || slotHints(vocabulary, text, sighting).clear;
}

/** A brand whose programs or free mailboxes everybody has. */
export function isMailer({ sector, mailboxDomains }: Brand): boolean {
  return MAILERS.has(sector) && mailboxDomains.length > 0;
}

/** What companies are, and the sign and years of their rights: "© 2026 Microsoft Corporation". */
const LEGAL_FORM =
  /^(?:the|corporation|corp|inc|incorporated|llc|ltd|limited|gmbh|ag|ireland|europe|emea|\d{1,4}|c|copyright)$/;

function isWholeLine(line: string, letters: string): boolean {
  const words = foldedString(line).split(' ');
  return squeezed(words.filter((word) => !LEGAL_FORM.test(word)).join('')) === letters;
}
