import { LIMITS } from './limits.ts';
import type { BodyPart, LimitReached } from './message.ts';
import type { MimeLeaf } from './mime.ts';

/** The leaves of a message for later steps, with their bytes as far as the budget goes. */
export function bodyParts(leaves: readonly MimeLeaf[]): {
  readonly parts: readonly BodyPart[];
  readonly limitsReached: readonly LimitReached[];
} {
  let budget: number = LIMITS.contentBytes;
  const parts = leaves.map((leaf) => {
    const fits = leaf.content.length <= budget;
    if (fits) budget -= leaf.content.length;
    return bodyPart(leaf, fits);
  });
  const complete = parts.every((part) => part.content);
  return { parts, limitsReached: complete ? [] : ['message-bytes'] };
}

function bodyPart(leaf: MimeLeaf, withContent: boolean): BodyPart {
  const { path, mediaType, disposition, fileName, contentId, content } = leaf;
  return { path, mediaType, disposition, fileName, contentId, ...(withContent && { content }) };
}
