import type { Entity } from './mime-structure.ts';

/**
 * What must stay as it is, byte for byte: signatures (RFC 1847, RFC 8551) would break, ciphertext and reports
 * (RFC 6522) are no place for a banner. Where one is what the reader sees first, nothing is shown a banner.
 */
const SEALED = new Set([
  'multipart/signed',
  'multipart/encrypted',
  'multipart/report',
  'application/pkcs7-mime',
  'application/x-pkcs7-mime',
]);

/** Whether nothing in an entity may be changed. */
export function isSealed({ contentType }: Entity): boolean {
  return SEALED.has(contentType.value);
}

/**
 * The text parts that the reader sees first: one, or one of each kind under `multipart/alternative`. Empty when
 * there is none, or when a sealed part stands there.
 */
export function displayedParts(root: Entity): readonly Entity[] {
  return firstDisplayed(root) ?? [];
}

/** Whether a message has no text that is shown at once, and nothing that must stay as it is stands in its place. */
export function displaysNoText(root: Entity): boolean {
  return firstDisplayed(root) === undefined && !root.contentType.value.startsWith('message/');
}

/** Whether any part is signed, encrypted or a report. */
export function holdsSealed(entity: Entity): boolean {
  return isSealed(entity) || entity.children.some(holdsSealed);
}

/** Undefined where nothing is displayed, so that the next part is the first; empty where the search ends. */
function firstDisplayed(entity: Entity): readonly Entity[] | undefined {
  const type = entity.contentType.value;
  if (isSealed(entity)) return [];
  if (!type.startsWith('multipart/')) return isDisplayedText(entity) ? [entity] : undefined;
  if (type === 'multipart/alternative') return alternatives(entity);
  if (type === 'multipart/related') return firstDisplayedOf([relatedRoot(entity)]);
  return firstDisplayedOf(entity.children);
}

function isDisplayedText({ contentType, disposition, header }: Entity): boolean {
  return (
    (contentType.value === 'text/plain' || contentType.value === 'text/html') &&
    disposition === 'inline' &&
    header.closed
  );
}

function firstDisplayedOf(entities: readonly (Entity | undefined)[]): readonly Entity[] | undefined {
  for (const entity of entities) {
    const found = entity && firstDisplayed(entity);
    if (found) return found;
  }
  return undefined;
}

/** Every alternative gets its banner, for nobody knows which one a client shows. */
function alternatives({ children }: Entity): readonly Entity[] | undefined {
  const found = children.map(firstDisplayed);
  return found.every((parts) => parts === undefined) ? undefined : found.flatMap((parts) => parts ?? []);
}

/** RFC 2387 §3.2: the part that `start` names, else the first. */
function relatedRoot({ contentType, children }: Entity): Entity | undefined {
  const start = contentType.parameters.get('start');
  return children.find(({ contentId }) => contentId !== '' && contentId === start) ?? children[0];
}
