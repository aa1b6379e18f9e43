import { bufferOf } from './buffer-of.ts';
import { displayedParts } from './displayed-parts.ts';
import { withoutEnvelope } from './envelope.ts';
import { revivedInvites } from './inert-parts.ts';
import { readStructure } from './mime-structure.ts';
import { replaceRanges } from './replacement.ts';
import { unspliceTextPart } from './splice-text-part.ts';

/**
 * The message without our banner, for replies and for mail that passes a second time. Byte for byte as it was, except
 * for text that had to become UTF-8 or quoted-printable: that text reads as it did; and for HTML that was contained: what
 * is left of it, with its links.
 */
export function removeBanner(content: Uint8Array): Uint8Array {
  const bytes = bufferOf(content);
  return withoutEnvelope(revived(bytes)) ?? withoutBanner(bytes);
}

/** With its invites, which a banner in front of one has made files. */
function revived(bytes: Buffer): Buffer {
  const root = readStructure(bytes);
  return root ? replaceRanges(bytes, 0, revivedInvites(bytes, root)) : bytes;
}

function withoutBanner(bytes: Buffer): Buffer {
  const root = readStructure(bytes);
  const texts = (root ? displayedParts(root) : []).flatMap((entity) => {
    const raw = unspliceTextPart(bytes, entity);
    return raw ? [{ start: entity.header.bodyStart, end: entity.bodyEnd, bytes: raw }] : [];
  });
  if (!root || texts.length === 0) return bytes;
  return replaceRanges(bytes, 0, [...texts, ...revivedInvites(bytes, root)]);
}
