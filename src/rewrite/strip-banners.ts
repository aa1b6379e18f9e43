import type { BannerBook } from './banner-book.ts';
import { bannerPhrases } from './banner-phrases.ts';
import { bufferOf } from './buffer-of.ts';
import { isSealed } from './displayed-parts.ts';
import type { Edit } from './edit.ts';
import { toCarriageReturns } from './line-ends.ts';
import { type Entity, readStructure } from './mime-structure.ts';
import { type Replacement, replaceRanges } from './replacement.ts';
import { isInlinePgp, withoutCopies } from './splice-text-part.ts';

/** Messages with larger bodies go on as they are. */
const BODY_LIMIT = 30_000_000;

/**
 * The edits that take our banners out of a message that somebody here sends: an answer to, or a copy of, a message that
 * had one. Wherever it stands in the text, in any of the languages, also several. Every other byte stays; signed and
 * encrypted mail, and messages that are attached, stay whole.
 */
export function stripBanners(content: Uint8Array, book: BannerBook): readonly Edit[] {
  if (content.length > BODY_LIMIT) return [];
  const bytes = bufferOf(content);
  const root = readStructure(bytes);
  if (!root) return [];
  const phrases = bannerPhrases(book);
  const replacements = openTexts(root).flatMap((entity): Replacement[] => {
    const raw = isInlinePgp(bytes, entity) ? undefined : withoutCopies(bytes, entity, phrases);
    return raw ? [{ start: entity.header.bodyStart, end: entity.bodyEnd, bytes: raw }] : [];
  });
  if (replacements.length === 0) return [];
  const { bodyStart, lineEnd } = root.header;
  const body = replaceRanges(bytes, bodyStart, replacements);
  return [{ kind: 'replace-body', body: lineEnd === '\n' ? toCarriageReturns(body) : body }];
}

/** The text parts that may be changed. */
function openTexts(entity: Entity): Entity[] {
  if (isSealed(entity)) return [];
  const { value } = entity.contentType;
  if (value === 'text/plain' || value === 'text/html') return [entity];
  return entity.children.flatMap(openTexts);
}
