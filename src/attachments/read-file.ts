import type { AttachedFile } from './attached-files.ts';
import { attachedLinks } from './attached-links.ts';
import type { AttachmentKind, Inside } from './attachment-content.ts';
import type { Reading, ReadingTask } from './attachment-reader.ts';
import { nameKind } from './file-name.ts';
import { type FileType, fileType } from './file-type.ts';
import { ATTACHMENT_LIMITS } from './limits.ts';
import { pictureSize } from './picture-size.ts';
import { linksOfCodes } from './qr-payload.ts';
import { readZip } from './read-archive.ts';
import { readOle } from './read-ole.ts';
import { readPage } from './read-page.ts';

/** A file and what its first bytes and its name say. */
export interface SortedFile extends AttachedFile {
  readonly type: FileType;
  readonly kind: AttachmentKind;
}

/** What is done with a file: nothing, a task for the reader, or reading it here. */
export type Treatment =
  | { readonly kind: 'known'; readonly inside: Inside }
  | { readonly kind: 'task'; readonly task: ReadingTask }
  | { readonly kind: 'here'; read(): Inside | Promise<Inside & { readonly isOffice?: boolean }> };

const KINDS: Partial<Record<FileType, AttachmentKind>> = {
  pdf: 'document',
  office: 'document',
  ole: 'document',
  png: 'picture',
  jpeg: 'picture',
  gif: 'picture',
  webp: 'picture',
  html: 'page',
  svg: 'page',
  zip: 'archive',
  rar: 'archive',
  '7z': 'archive',
  gzip: 'archive',
  cab: 'archive',
  iso: 'program',
  executable: 'program',
  shortcut: 'program',
  profile: 'program',
};

/** Looks at the first bytes and at the name. */
export function sortFile(file: AttachedFile): SortedFile {
  const type = file.bytes ? fileType(file.bytes) : 'unknown';
  return { ...file, type, kind: kindOf(type, file) };
}

function kindOf(type: FileType, { name, mediaType }: AttachedFile): AttachmentKind {
  const named = nameKind(name);
  if (named === 'program') return 'program';
  const known = KINDS[type];
  if (known) return known;
  if (named === 'page' || mediaType === 'text/html' || mediaType === 'image/svg+xml') return 'page';
  return named === 'archive' ? 'archive' : 'other';
}

/** Decides who reads a file. */
export function treat({ bytes, type, kind }: SortedFile, passwords: readonly string[]): Treatment {
  if (!bytes || bytes.length === 0) return known(bytes ? {} : { problems: ['not-read'] });
  if (type === 'pdf') return treatPdf(bytes, passwords);
  if (type === 'zip') return { kind: 'here', read: () => readZip(bytes) };
  if (type === 'ole') return { kind: 'here', read: () => readOle(bytes) };
  if (kind === 'picture') return treatPicture(bytes, type);
  if (kind === 'page') return { kind: 'here', read: () => readPage(bytes) };
  return known(kind === 'archive' ? { problems: ['not-read'] } : {});
}

function known(inside: Inside): Treatment {
  return { kind: 'known', inside };
}

function treatPdf(bytes: Uint8Array, passwords: readonly string[]): Treatment {
  if (bytes.length > ATTACHMENT_LIMITS.documentBytes) return known({ problems: ['too-large'] });
  return { kind: 'task', task: { kind: 'pdf', bytes, passwords } };
}

/** Only pictures in which a QR code has room are decoded. */
function treatPicture(bytes: Uint8Array, type: FileType): Treatment {
  const size = pictureSize(bytes, type);
  if (!size) return known({ problems: ['unreadable'] });
  const { width, height } = size;
  if (Math.min(width, height) < ATTACHMENT_LIMITS.pictureSide) return known({});
  const { pictureBytes, picturePixels } = ATTACHMENT_LIMITS;
  const tooLarge = bytes.length > pictureBytes || width * height > picturePixels;
  return tooLarge
    ? known({ problems: ['too-large'] })
    : { kind: 'task', task: { kind: 'picture', bytes, passwords: [] } };
}

/** A reading in the words of a message: targets become links. */
export function insideOf(reading: Reading): Inside {
  const { targets, codes, fields, scans: _, ...rest } = reading;
  return {
    ...rest,
    codes,
    links: [...attachedLinks(targets.map((target) => ({ text: '', target }))), ...linksOfCodes(codes)],
    forms: fields.length > 0 ? [{ fields }] : [],
  };
}
