import { basename } from 'node:path/posix';
import type { AttachmentContent } from '../../attachments/attachment-content.ts';
import { type Document, isLocal, type Problem } from '../../documents/document.ts';
import { nearest } from '../../documents/nearest.ts';
import type { Invite } from '../../message/invite.ts';
import type { Language, Message } from '../../message/message.ts';
import { compileLures, type SwitchedOff } from './phrases/compile-lures.ts';
import type { PhraseHits } from './phrases/hit.ts';
import { inviteText, quoteInvite } from './phrases/invite-text.ts';
import type { Lure } from './phrases/lure.ts';
import { buildPhraseIndex, type IndexedPhrase, type PhraseIndex } from './phrases/phrase-index.ts';
import { searchTexts } from './phrases/search-text.ts';

/** The part of a message in which asks are looked for: the author's own words. */
type OwnWords = Pick<Message, 'subject' | 'text' | 'language' | 'invites'>;

/** The part of an attachment in which asks are looked for. */
type AttachedWords = Pick<AttachmentContent, 'text' | 'language' | 'where'>;

const NO_HITS: PhraseHits = { asks: [], amplifiers: [] };

/** Compiled `rules/lures/<language>.yaml`. */
export interface PhraseBook {
  /**
   * Reads subject, own text and invites once per message, however many signals ask. Of a message in a known
   * language only its phrases and the English ones are looked for; of any other all.
   */
  hits(message: OwnWords): PhraseHits;
  /** The same for the text of an attachment, in its own language. */
  hitsWithin(attachment: AttachedWords): PhraseHits;
}

/** Either the compiled phrases or everything that is wrong with the files. */
export type PhraseReading =
  | { readonly ok: true; readonly phrases: PhraseBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Compiles the lure files, or tells everything that is wrong with them. Those of the administrator add to the shipped
 * file of the same name, whose word lists they may use, and switch off what is in it.
 */
export function loadPhrases(documents: readonly Document[]): PhraseReading {
  const shipped = documents
    .filter((each) => !isLocal(each))
    .map((each) => ({ each, lures: compileLures(each) }));
  const own = documents.filter(isLocal).map((each) => {
    const base = shipped.find((one) => basename(one.each.file) === basename(each.file));
    return compileLures(each, base?.lures.vocabulary);
  });
  const phrases = shipped.flatMap(({ lures }) => lures.phrases);
  const off = own.flatMap((lures) => lures.off);
  const problems = [...shipped.map(({ lures }) => lures), ...own].flatMap((lures) => lures.problems);
  if (problems.length === 0) problems.push(...off.flatMap((each) => unknownEntry(each, phrases)));
  if (problems.length > 0) return { ok: false, problems };
  const isOff = ({ of }: IndexedPhrase<Lure>): boolean =>
    off.some(({ language, id }) => of.language === language && idOf(of) === id);
  const kept = phrases.filter((phrase) => !isOff(phrase));
  return { ok: true, phrases: createPhraseBook([...kept, ...own.flatMap((lures) => lures.phrases)]) };
}

function idOf(lure: Lure): string | undefined {
  return 'id' in lure ? lure.id : undefined;
}

function unknownEntry(
  { language, id, problem }: SwitchedOff,
  phrases: readonly IndexedPhrase<Lure>[],
): Problem[] {
  const ids = new Set(phrases.flatMap(({ of }) => (of.language === language ? (idOf(of) ?? []) : [])));
  if (ids.has(id)) return [];
  const suggestion = nearest(id, ids);
  const cure = suggestion ? `did you mean "${suggestion}"?` : `see rules/lures/${language}.yaml`;
  return [problem(`no ask and no amplifier of ours has the id "${id}"`, cure)];
}

function createPhraseBook(phrases: readonly IndexedPhrase<Lure>[]): PhraseBook {
  // Built with the first message in each language: the thread that only checks the files has no use for them.
  const indexes = new Map<Language, PhraseIndex<Lure>>();
  const indexFor = (language: Language) => {
    const index = indexes.get(language) ?? buildPhraseIndex(phrasesFor(language, phrases));
    indexes.set(language, index);
    return index;
  };
  // Every ask signal wants the hits of the same message. Messages are frozen, so this cannot go stale, and
  // it holds no message that nobody else holds.
  const known = new WeakMap<object, PhraseHits>();
  return {
    hits(message) {
      const hits = known.get(message) ?? searchMessage(message, indexFor(message.language));
      known.set(message, hits);
      return hits;
    },
    hitsWithin(attachment) {
      const { text, language, where } = attachment;
      if (text === '') return NO_HITS;
      const hits = known.get(attachment) ?? searchTexts([{ text, where }], indexFor(language));
      known.set(attachment, hits);
      return hits;
    },
  };
}

function phrasesFor(language: Language, phrases: readonly IndexedPhrase<Lure>[]): IndexedPhrase<Lure>[] {
  return phrases.filter(({ of }) => language === 'und' || of.language === language || of.language === 'en');
}

function searchMessage(message: OwnWords, index: PhraseIndex<Lure>): PhraseHits {
  const { subject, text, invites } = message;
  const texts = [
    { text: subject, where: 'subject' },
    { text, where: 'body' },
  ] as const;
  const hits = searchTexts(texts, index);
  return invites.length === 0
    ? hits
    : joinHits([hits, ...invites.map((invite) => searchInvite(invite, index))]);
}

function searchInvite(invite: Invite, index: PhraseIndex<Lure>): PhraseHits {
  const { asks, amplifiers } = searchTexts([{ text: inviteText(invite), where: 'invite' }], index);
  return { asks: asks.map((hit) => quoteInvite(hit, invite)), amplifiers };
}

function joinHits(hits: readonly PhraseHits[]): PhraseHits {
  return {
    asks: hits.flatMap(({ asks }) => asks),
    amplifiers: hits.flatMap(({ amplifiers }) => amplifiers),
  };
}
