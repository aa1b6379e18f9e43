import { type AttachmentStream, MailParser, type MessageText } from 'mailparser';
import type { Entity } from './entity.ts';
import { LIMITS } from './limits.ts';
import type { LimitReached } from './message.ts';
import { type LeafPlace, leafPlaces, type MimeNode } from './mime-tree.ts';

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

/**
 * All conversions off: HTML to text takes 12 s on 1 MB of nested tags. `maxChildNodes` and `maxHeadSize` are
 * options of mailsplit, which mailparser hands them to. The checksum cannot be turned off, and MD5 does not exist
 * on machines in FIPS mode.
 */
const OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  checksumAlgo: 'sha256',
  maxChildNodes: LIMITS.parts,
  maxHeadSize: LIMITS.messageBytes * 2,
};

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

interface Collected {
  readonly attachment: AttachmentStream;
  readonly chunks: Buffer[];
}

function runMailParser(entity: Buffer): Promise<MimeLeaves> {
  return new Promise((resolve, reject) => {
    const parser = new MailParser(OPTIONS);
    // mailparser decodes text itself and turns what its charset does not allow into U+FFFD, for good. With no
    // type counted as text, every leaf arrives as bytes. (Neither this property nor `tree` is documented: the
    // version is pinned.)
    Object.assign(parser, { textTypes: [] });
    const collected: Collected[] = [];
    parser.on('data', (event: AttachmentStream | MessageText) => {
      if (event.type === 'attachment') collected.push(collect(event));
    });
    parser.on('error', reject);
    parser.on('end', () => resolve(readTree(Reflect.get(parser, 'tree'), collected)));
    parser.end(entity);
  });
}

function collect(attachment: AttachmentStream): Collected {
  const chunks: Buffer[] = [];
  attachment.content.on('data', (chunk: Buffer) => chunks.push(chunk));
  attachment.content.on('end', () => attachment.release());
  attachment.content.on('error', () => attachment.release());
  return { attachment, chunks };
}

function readTree(root: MimeNode, collected: readonly Collected[]): MimeLeaves {
  // A leaf of the tree and its attachment share one object for their header.
  const byHeader = new Map(collected.map((each) => [each.attachment.headers, each]));
  const { places, tooDeep } = leafPlaces(root);
  const leaves = places.flatMap(({ node, place }) => {
    const found = byHeader.get(node.headers);
    return found ? [toLeaf(place, found)] : [];
  });
  return { leaves, limitsReached: tooDeep ? ['mime-depth'] : [] };
}

function toLeaf(place: LeafPlace, { attachment, chunks }: Collected): MimeLeaf {
  const inline = attachment.contentDisposition === undefined && place.mediaType.startsWith('text/');
  return {
    ...place,
    disposition: inline || attachment.contentDisposition === 'inline' ? 'inline' : 'attachment',
    fileName: attachment.filename ?? '',
    contentId: attachment.cid ?? '',
    content: Buffer.concat(chunks),
  };
}
