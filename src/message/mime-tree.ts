import { LIMITS } from './limits.ts';
import { isLeaf, type MimeBranch } from './tree-builder.ts';

/** Where a leaf stands in the MIME tree, and what its Content-Type says. */
export interface LeafPlace {
  /** `1`, `1.2` … as IMAP counts body parts. */
  readonly path: string;
  /** Lower case; `text/plain` where nothing valid is declared (RFC 2045 §5.2). */
  readonly mediaType: string;
  /** As declared; empty when it is not. */
  readonly charset: string;
  /** RFC 3676: soft line breaks are no line breaks; `delSp`: nor is the space in front of them a space. */
  readonly flowed: 'no' | 'yes' | 'delSp';
  /** False for the alternatives of a `multipart/alternative` that a mail client does not choose. */
  readonly shown: boolean;
  /** True for a part of a message within the message (a `message/rfc822` shown inline). */
  readonly embedded: boolean;
}

/** A leaf and its place. */
export interface PlacedLeaf {
  readonly branch: MimeBranch;
  readonly place: LeafPlace;
}

interface Walk {
  readonly places: PlacedLeaf[];
  tooDeep: boolean;
}

type Position = Pick<LeafPlace, 'path' | 'shown' | 'embedded'> & { readonly depth: number };

/** The leaves of a tree in their order, down to the depth that is looked at. */
export function leafPlaces(root: MimeBranch): Walk {
  const walk: Walk = { places: [], tooDeep: false };
  visit(walk, root, { path: '', shown: true, embedded: false, depth: 0 });
  return walk;
}

function visit(walk: Walk, branch: MimeBranch, position: Position): void {
  if (position.depth > LIMITS.mimeDepth) {
    walk.tooDeep = true;
    return;
  }
  const { node, children } = branch;
  if (children.length === 0) {
    if (isLeaf(node)) walk.places.push({ branch, place: placeOf(branch, position) });
    return;
  }
  const chosen = node.contentType === 'multipart/alternative' ? chooseAlternative(children) : undefined;
  for (const [index, child] of children.entries()) {
    visit(walk, child, {
      path: position.path === '' ? `${index + 1}` : `${position.path}.${index + 1}`,
      shown: position.shown && (chosen === undefined || child === chosen),
      embedded: position.embedded || node.messageNode === true,
      depth: position.depth + 1,
    });
  }
}

/** RFC 2046 §5.1.4: the last one that the client can show. HTML where there is some: the reader sees that. */
function chooseAlternative(children: readonly MimeBranch[]): MimeBranch | undefined {
  return (
    children.findLast((child) => holds(child, 'text/html')) ??
    children.findLast((child) => holds(child, 'text/plain'))
  );
}

function holds(branch: MimeBranch, mediaType: string, depth = 0): boolean {
  if (branch.children.length === 0) return mediaTypeOf(branch) === mediaType;
  return depth < LIMITS.mimeDepth && branch.children.some((child) => holds(child, mediaType, depth + 1));
}

function mediaTypeOf({ node }: MimeBranch): string {
  const declared = (node.contentType || '').trim().toLowerCase();
  return /^[^\s/]+\/[^\s/]+$/.test(declared) ? declared : 'text/plain';
}

function placeOf(leaf: MimeBranch, position: Position): LeafPlace {
  const { charset, flowed, delSp } = leaf.node;
  return {
    path: position.path || '1',
    mediaType: mediaTypeOf(leaf),
    charset: charset || '',
    flowed: flowed ? (delSp ? 'delSp' : 'yes') : 'no',
    shown: position.shown,
    embedded: position.embedded,
  };
}
