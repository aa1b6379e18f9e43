import type { Message } from '../message/message.ts';
import type { BrandDirectory } from './brand-directory.ts';
import { findNames, type NameSighting } from './find-names.ts';
import {
  hasRegister,
  isCopyrightBefore,
  isDisclaimer,
  isLegalForm,
  isOwnCustomer,
  isSentBy,
  isStartOfLine,
  mayBeImprint,
} from './imprint-line.ts';
import { isMailerFooter } from './mailer-footer.ts';
import { type Clue, clueFromText, isExactCase } from './mention-clue.ts';
import { isMailer } from './signature-mentions.ts';

/** Companies tell who they are in their last lines; longer lines are terms of use. */
const LINES = 40;
const LONGEST_LINE = 400;
const TEXT_LENGTH = 4_000;
/** The company's name, street and town stand in front of its register. */
const REGISTER_LINES = 4;

/**
 * Brands that the foot of a message names as the company that writes: "© 2026 Proximus", "Proximus SA, RPM Bruxelles",
 * "because you are a customer of Proximus". Lines about trademarks, dealers and mail programs speak of others.
 */
export function imprintClues({ text }: Message, directory: BrandDirectory): Clue[] {
  const lines = text.slice(-TEXT_LENGTH).split('\n').slice(-LINES);
  const registers = hasRegister(lines.join('\n')) ? lines.map(hasRegister) : [];
  return lines.flatMap((line, at) => {
    const register = {
      here: registers[at] === true,
      near: registers.slice(at, at + REGISTER_LINES).includes(true),
    };
    if (line.length > LONGEST_LINE || !(register.near || mayBeImprint(line)) || isDisclaimer(line)) return [];
    return findNames(directory.vocabulary, line)
      .filter((sighting) => speaksAs(line, sighting, register))
      .slice(0, 1)
      .map((sighting) => imprintClue(line, sighting));
  });
}

/** Where a register stands: in the line itself, or in one of the next ones. */
interface Register {
  readonly here: boolean;
  readonly near: boolean;
}

function speaksAs(line: string, sighting: NameSighting, register: Register): boolean {
  const before = line.slice(0, sighting.start);
  const after = line.slice(sighting.end);
  const [{ ambiguous, modifier }] = sighting.names;
  const whole = isLegalForm(after) || ENDS.test(after);
  if (modifier || (ambiguous && !(isExactCase(sighting) && whole))) return false;
  if (isSentBy(before)) return !sighting.names.some(({ brand }) => isMailer(brand));
  if (isMailerFooter(line, 0)) return false;
  if (isCopyrightBefore(before, line)) return !isPress(sighting);
  return isOwnCustomer(before, after) || (isStartOfLine(before) && isRegistered(sighting, after, register));
}

/** An article that somebody passes on has the sign of its newspaper. */
function isPress({ names }: NameSighting): boolean {
  return names.some(({ brand }) => brand.sector === 'media');
}

/** Above the register of an employer somebody signs ("Dave."): there a legal form is needed. */
function isRegistered({ names }: NameSighting, after: string, { here, near }: Register): boolean {
  if (near && isLegalForm(after)) return true;
  return here && !names[0].ambiguous && ENDS.test(after);
}

/** What stands behind the name of a company, other than its legal form. */
const ENDS = /^\s*(?:$|[|·•–—,.;:©(-])/u;

/** The whole line is the proof. */
function imprintClue(line: string, sighting: NameSighting): Clue {
  const written = line.trim().slice(0, 160);
  return { ...clueFromText('signature', sighting, { hinted: true }), written, imprint: true };
}
