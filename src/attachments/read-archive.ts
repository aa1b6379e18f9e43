import type { Entry, ZipFile } from 'yauzl';
import type { Inside } from './attachment-content.ts';
import { ATTACHMENT_LIMITS } from './limits.ts';
import { type OfficePart, readOfficeParts } from './office-document.ts';
import { officePartRank } from './office-parts.ts';

/** What is known of a zip: an Office document is one as well. */
export interface ArchiveInside extends Inside {
  readonly isOffice: boolean;
}

interface Listing {
  readonly entries: readonly Entry[];
  /** False when there are more, or when the directory breaks off. */
  readonly complete: boolean;
}

/**
 * Reads the names in a zip. Nothing is unpacked but the few small parts of an Office document that hold its text and
 * its links. yauzl is loaded with the first archive.
 */
export async function readZip(bytes: Uint8Array): Promise<ArchiveInside> {
  const { fromBufferPromise } = await import('yauzl');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    // Names are decoded here: yauzl would stop at the first one that it takes for an attack on a file system.
    const zip = await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false });
    return await readListing(zip, await list(zip));
  } catch {
    return { isOffice: false, problems: ['unreadable'] };
  }
}

async function readListing(zip: ZipFile, { entries, complete }: Listing): Promise<ArchiveInside> {
  const names = entries.map(nameOf);
  const isOffice = names.includes('[Content_Types].xml');
  const document = isOffice ? readOfficeParts(await unpackOfficeParts(zip, entries)) : {};
  const hasMacro = names.some((name) => /(?:^|\/)vbaproject\.bin$/i.test(name));
  return {
    ...document,
    isOffice,
    entries: names.slice(0, ATTACHMENT_LIMITS.entryNames),
    encrypted: entries.some((entry) => entry.isEncrypted()),
    scripts: hasMacro ? ['macro'] : [],
    problems: complete ? [] : ['too-large'],
  };
}

async function list(zip: ZipFile): Promise<Listing> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length >= ATTACHMENT_LIMITS.entries) break;
    }
  } catch {
    // A directory that breaks off: what stands in front of the break counts.
  }
  return { entries, complete: entries.length >= zip.entryCount };
}

/** Bytes outside UTF-8 become U+FFFD: extensions are ASCII. */
function nameOf({ fileNameRaw }: Entry): string {
  return fileNameRaw.toString('utf8').slice(0, ATTACHMENT_LIMITS.nameLength);
}

async function unpackOfficeParts(zip: ZipFile, entries: readonly Entry[]): Promise<OfficePart[]> {
  const ranked = entries
    .map((entry) => ({ entry, name: nameOf(entry), rank: officePartRank(nameOf(entry)) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((left, right) => (left.rank ?? 0) - (right.rank ?? 0));
  const parts: OfficePart[] = [];
  for (const { entry, name } of ranked.slice(0, ATTACHMENT_LIMITS.officeParts)) {
    parts.push({ name, xml: await unpackStart(zip, entry) });
  }
  return parts;
}

/** The first bytes of an entry, whatever size it claims. */
async function unpackStart(zip: ZipFile, entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!Buffer.isBuffer(chunk)) break;
      chunks.push(chunk);
      length += chunk.length;
      if (length >= ATTACHMENT_LIMITS.officePartBytes) break;
    }
  } catch {
    // Locked or broken: the other parts may be readable.
  }
  return Buffer.concat(chunks).subarray(0, ATTACHMENT_LIMITS.officePartBytes).toString('utf8');
}
