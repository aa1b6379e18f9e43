import type { AttachmentContent } from '../../attachments/attachment-content.ts';
import type { Document, Problem } from '../../documents/document.ts';
import type { Invite } from '../../message/invite.ts';
import type { Language, Message } from '../../message/message.ts';
import { compileLures } from './phrases/compile-lures.ts';
import type { PhraseHits } from './phrases/hit.ts';
import { inviteText, quoteInvite } from './phrases/invite-text.ts';
import type { Lure } from './phrases/lure.ts';
import { buildPhraseIndex, type IndexedPhrase, type PhraseIndex } from './phrases/phrase-index.ts';
import { searchTexts } from './phrases/search-text.ts';

/** The part of a message in which asks are looked for: the author's own words. */
type OwnWords = Pick<Message, 'subject' | 'text' | 'language' | 'invites'>;

/** The part of an attachment in which asks are looked for. */
type AttachedWords = Pick<AttachmentContent, 'text' | 'language'>;

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

/** Compiles the lure files, or tells everything that is wrong with them. */
export function loadPhrases(documents: readonly Document[]): PhraseReading {
  const compiled = documents.map(compileLures);
  const problems = compiled.flatMap((file) => file.problems);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, phrases: createPhraseBook(compiled.flatMap((file) => file.phrases)) };
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
      const { text, language } = attachment;
      if (text === '') return NO_HITS;
      const hits = known.get(attachment) ?? searchTexts([{ text, where: 'attachment' }], indexFor(language));
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
