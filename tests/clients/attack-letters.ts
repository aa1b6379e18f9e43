import { HIDING_ATTACKS } from '../browser/hiding-attacks.ts';
import { STORY_HTML, storyWithHtml } from './letters.ts';

/** A paragraph of the attacks, in whose place the story stands. */
const SMALL_TALK = '<p>Dear customer, your parcel waits.</p>';

const SUBJECTS = Object.keys(HIDING_ATTACKS);

/** The attacks by name; each name is the subject of its letter. */
export const ATTACK_NAMES: readonly string[] = SUBJECTS;

export function attackLetters(): Buffer[] {
  return Object.entries(HIDING_ATTACKS).map(([subject, html]) =>
    storyWithHtml({ subject }, html.replaceAll(SMALL_TALK, STORY_HTML)),
  );
}
