import { MailParser } from 'mailparser';
import type { Entity } from './entity.ts';
import { LIMITS } from './limits.ts';
import type { LimitReached } from './message.ts';
import { type LeafPlace, leafPlaces, type PlacedLeaf } from './mime-tree.ts';
import { decodeTransfer } from './transfer-decoding.ts';
import { type MimeBranch, type MimeChunk, type MimeNode, TreeBuilder } from './tree-builder.ts';

/** A leaf of the MIME tree as bytes: its transfer encoding is undone, its charset is not. */
export interface MimeLeaf extends LeafPlace {
  readonly disposition: 'inline' | 'attachment';
  readonly fileName: string;
  readonly contentId: string;
  readonly content: Buffer;
}

/** All leaves of a message in their order, and the limits that were met on the way. */
export interface MimeLeaves {
  readonly leaves: readonly MimeLeaf[];
  readonly limitsReached: readonly LimitReached[];
}

/** Options of mailsplit, which mailparser hands them to. */
const OPTIONS: object = { maxChildNodes: LIMITS.parts, maxHeadSize: LIMITS.messageBytes * 2 };

/** Splits a message into the leaves of its MIME tree. Never rejects: what mailparser gives up on has no leaves. */
export async function readMime(entity: Entity): Promise<MimeLeaves> {
  const { leaves, limitsReached } = await runMailParser(entity.content).catch(() =>
    readFirstParts(entity.content),
  );
  // A multipart without its boundaries. Mail clients show the source or nothing; the source is the safer guess.
  const lost = leaves.length === 0 && entity.body.length > 0;
  return {
    leaves: lost ? [wholeBody(entity.body)] : leaves,
    limitsReached: [
      ...entity.limitsReached,
      ...limitsReached,
      ...(lost && !limitsReached.includes('unparsable') ? (['unparsable'] as const) : []),
    ],
  };
}

function wholeBody(body: Buffer): MimeLeaf {
  return {
    path: '1',
    mediaType: 'text/plain',
    charset: '',
    flowed: 'no',
    shown: true,
    embedded: false,
    disposition: 'inline',
    fileName: '',
    contentId: '',
    content: body,
  };
}

/** mailparser gives up on too many parts. The first ones are readable again when the rest is not there. */
async function readFirstParts(entity: Buffer): Promise<MimeLeaves> {
  try {
    const end = endOfFirstParts(entity);
    if (end === 0) return { leaves: [], limitsReached: ['unparsable'] };
    const { leaves, limitsReached } = await runMailParser(entity.subarray(0, end));
    return { leaves, limitsReached: [...limitsReached, 'body-parts'] };
  } catch {
    return { leaves: [], limitsReached: ['unparsable'] };
  }
}

/** Every boundary begins with two hyphens at the start of a line (RFC 2046 §5.1.1). 0 without boundaries. */
function endOfFirstParts(entity: Buffer): number {
  let end = 0;
  for (let parts = 0; parts < LIMITS.parts - 1; parts += 1) {
    const boundary = entity.indexOf('\n--', end + 1);
    if (boundary === -1) break;
    end = boundary;
  }
  return end;
}

function runMailParser(entity: Buffer): Promise<MimeLeaves> {
  return new Promise((resolve, reject) => {
    const tree = new TreeBuilder();
    const parser = new MailParser(OPTIONS);
    // mailparser would make three streams and a checksum of every leaf, decode text and turn what its charset does not
    // allow into U+FFFD, for good, and take 12 s to convert 1 MB of nested tags to text. What comes in here is what
    // its splitter has found. (This method is not documented: the version is pinned.)
    const processChunk = (chunk: MimeChunk, done: () => void): void => {
      tree.add(chunk);
      done();
    };
    Object.assign(parser, { processChunk });
    parser.on('error', reject);
    parser.on('end', () => resolve(readTree(tree.root)));
    parser.resume();
    parser.end(entity);
  });
}

function readTree(root: MimeBranch | undefined): MimeLeaves {
  if (!root) return { leaves: [], limitsReached: [] };
  const { places, tooDeep } = leafPlaces(root);
  return { leaves: places.map(toLeaf), limitsReached: tooDeep ? ['mime-depth'] : [] };
}

function toLeaf({ branch: { node, body }, place }: PlacedLeaf): MimeLeaf {
  const inline = !node.disposition && place.mediaType.startsWith('text/');
  return {
    ...place,
    disposition: inline || node.disposition === 'inline' ? 'inline' : 'attachment',
    fileName: node.filename || '',
    contentId: contentIdOf(node),
    content: decodeTransfer(
      body.length === 1 && body[0] ? body[0] : Buffer.concat(body),
      node.encoding || '',
    ),
  };
}

/** Of several fields the last one. */
function contentIdOf({ headers }: MimeNode): string {
  const line = headers ? (headers.get('content-id').at(-1) ?? '') : '';
  const value = line.slice(line.indexOf(':') + 1).replace(/(?:\r?\n|\r)[ \t]*/g, ' ');
  return value.trim().replace(/^<|>$/g, '').trim();
}
