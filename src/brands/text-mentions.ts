import type { Language, Message } from '../message/message.ts';
import type { BrandDirectory } from './brand-directory.ts';
import type { MentionPlace } from './brand-mention.ts';
import { isSpokenTo } from './customers.ts';
import { findNames, type NameSighting } from './find-names.ts';
import { type Clue, clueFromText, isExactCase, isShouted } from './mention-clue.ts';
import { isSigned } from './signature-mentions.ts';
import { slotHints } from './slot-hints.ts';
import { isInAddress } from './written-addresses.ts';

/** The words that decide come early, and a body can be megabytes. */
const BODY_LENGTH = 20_000;
const SUBJECT_LENGTH = 1_000;

/** Names in the subject, the author's own text and the signature at its end. */
export function textClues(message: Message, directory: BrandDirectory): Clue[] {
  const body = message.text.slice(0, BODY_LENGTH);
  const signatureStart = message.signature === '' ? body.length : message.text.lastIndexOf(message.signature);
  const signature = message.signature.slice(-SUBJECT_LENGTH);
  return [
    ...subjectClues(message, directory),
    ...runningClues({ text: body, signatureStart }, message.language, directory),
    // The signature of a body longer than what is read otherwise.
    ...(signatureStart < BODY_LENGTH
      ? []
      : runningClues({ text: signature, signatureStart: 0 }, message.language, directory)),
  ];
}

/** In a subject trade words tell an everyday word from the brand. */
function subjectClues({ subject, language }: Message, { vocabulary }: BrandDirectory): Clue[] {
  const text = subject.slice(0, SUBJECT_LENGTH);
  return findNames(vocabulary, text)
    .filter((sighting) => !isInAddress(text, sighting))
    .flatMap((sighting) => {
      if (!sighting.names[0].ambiguous) return [clueFromText('subject', sighting)];
      const { clear, deskWord } = slotHints(vocabulary, text, sighting);
      const exact = isExactCase(sighting);
      if (!exact && !(clear && isShouted(sighting))) return [];
      const seen = { ...sighting, deskWord, countryWord: false };
      return [textClue('subject', seen, language, clear)];
    });
}

interface RunningText {
  readonly text: string;
  /** Where the signature begins in it. */
  readonly signatureStart: number;
}

function runningClues(
  { text, signatureStart }: RunningText,
  language: Language,
  directory: BrandDirectory,
): Clue[] {
  return findNames(directory.vocabulary, text)
    .filter((sighting) => isWorthy(sighting) && !isInAddress(text, sighting))
    .map((sighting) => {
      const signed = sighting.start >= signatureStart && isSigned(text, sighting, directory);
      return textClue(signed ? 'signature' : 'body', sighting, language);
    });
}

/** In running text an everyday word counts only as the brand writes it: "ING", not "ing"; "Free", not "FREE". */
function isWorthy(sighting: NameSighting): boolean {
  return !sighting.names[0].ambiguous || isExactCase(sighting);
}

/** "Free support" in English is no word of a French company: a desk word counts in the brand's languages only. */
function textClue(where: MentionPlace, sighting: NameSighting, language: Language, hinted = false): Clue {
  const spoken = language === 'und' || sighting.names.some(({ brand }) => isSpokenTo(brand, language));
  const clue = clueFromText(where, spoken ? sighting : { ...sighting, deskWord: false }, { hinted });
  return { ...clue, deskWord: sighting.deskWord };
}
