import type { Headers } from 'mailparser';
import { LIMITS } from './limits.ts';

/** A node of mailparser's tree, as far as it is read here. */
export interface MimeNode {
  readonly headers: Headers;
  readonly contentType: string | false;
  readonly children: readonly MimeNode[];
  /** What mailsplit knows of the node. */
  readonly node: {
    readonly charset: string | false;
    readonly flowed: boolean;
    readonly delSp: boolean;
    /** True for a `message/rfc822` whose message was taken apart; false or absent for every other node. */
    readonly messageNode?: boolean;
  };
}

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

interface Walk {
  readonly places: { readonly node: MimeNode; readonly place: LeafPlace }[];
  tooDeep: boolean;
}

type Branch = Pick<LeafPlace, 'path' | 'shown' | 'embedded'> & { readonly depth: number };

/** The leaves of a tree in their order, down to the depth that is looked at. */
export function leafPlaces(root: MimeNode): Walk {
  const walk: Walk = { places: [], tooDeep: false };
  visit(walk, root, { path: '', shown: true, embedded: false, depth: 0 });
  return walk;
}

function visit(walk: Walk, node: MimeNode, branch: Branch): void {
  if (branch.depth > LIMITS.mimeDepth) {
    walk.tooDeep = true;
    return;
  }
  if (node.children.length === 0) {
    walk.places.push({ node, place: placeOf(node, branch) });
    return;
  }
  const chosen = node.contentType === 'multipart/alternative' ? chooseAlternative(node.children) : undefined;
  for (const [index, child] of node.children.entries()) {
    visit(walk, child, {
      path: branch.path === '' ? `${index + 1}` : `${branch.path}.${index + 1}`,
      shown: branch.shown && (chosen === undefined || child === chosen),
      embedded: branch.embedded || node.node.messageNode === true,
      depth: branch.depth + 1,
    });
  }
}

/** RFC 2046 §5.1.4: the last one that the client can show. HTML where there is some: the reader sees that. */
function chooseAlternative(children: readonly MimeNode[]): MimeNode | undefined {
  return (
    children.findLast((child) => holds(child, 'text/html')) ??
    children.findLast((child) => holds(child, 'text/plain'))
  );
}

function holds(node: MimeNode, mediaType: string, depth = 0): boolean {
  if (node.children.length === 0) return mediaTypeOf(node) === mediaType;
  return depth < LIMITS.mimeDepth && node.children.some((child) => holds(child, mediaType, depth + 1));
}

function mediaTypeOf(node: MimeNode): string {
  const declared = (node.contentType || '').trim().toLowerCase();
  return /^[^\s/]+\/[^\s/]+$/.test(declared) ? declared : 'text/plain';
}

function placeOf(leaf: MimeNode, branch: Branch): LeafPlace {
  return {
    path: branch.path || '1',
    mediaType: mediaTypeOf(leaf),
    charset: leaf.node.charset || '',
    flowed: leaf.node.flowed ? (leaf.node.delSp ? 'delSp' : 'yes') : 'no',
    shown: branch.shown,
    embedded: branch.embedded,
  };
}
