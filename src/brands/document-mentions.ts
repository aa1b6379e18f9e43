import type { AttachmentContent } from '../attachments/attachment-content.ts';
import type { BrandDirectory } from './brand-directory.ts';
import type { BrandMention } from './brand-mention.ts';
import { findNames } from './find-names.ts';
import { clueFromText } from './mention-clue.ts';
import { isInAddress } from './written-addresses.ts';

/** Where a letter says whom it is from. Further down stand ways to pay, couriers and what was bought. */
const LETTERHEAD = 300;

/** Beyond the head a name counts beside a desk word: "Norton Support Team". */
const READ_LENGTH = 4_000;

/** Attachments looked at; a message with more documents is an archive. */
const MOST = 10;

/**
 * Brands whose name an attached document bears, in its head or beside a desk word, each once. Everyday words are left
 * out: nothing else in a document says that the brand is meant. So is a brand that the document leads to: bills of that
 * brand, which people pass on, have its address.
 */
export function findDocumentMentions(
  attachments: readonly AttachmentContent[],
  directory: BrandDirectory,
): readonly BrandMention[] {
  const mentions = new Map<string, BrandMention>();
  const documents = attachments.filter(({ text, where }) => text !== '' && where === 'attachment');
  for (const { text: whole, links } of documents.slice(0, MOST)) {
    const text = whole.slice(0, READ_LENGTH);
    const owners = new Set(links.map(({ host = '' }) => directory.ownerOf(host)));
    for (const sighting of findNames(directory.vocabulary, text)) {
      const { names, written, disguised, deskWord, clear, exactCase } = clueFromText('attachment', sighting);
      const [{ brand, ambiguous }] = names;
      // "Un conseiller" names no United Nations.
      const meant = clear && (exactCase || !ambiguous);
      const bears = meant && (deskWord || sighting.start < LETTERHEAD);
      if (!bears || owners.has(brand) || isInAddress(text, sighting) || mentions.has(brand.id)) continue;
      const mention = { brand, where: 'attachment', evidence: written, disguised, deskWord } as const;
      mentions.set(brand.id, { ...mention, ambiguous: false });
    }
  }
  return [...mentions.values()];
}
