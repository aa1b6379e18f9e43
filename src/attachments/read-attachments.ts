import { bareLinks } from '../message/bare-links.ts';
import { deepFreeze } from '../message/freeze.ts';
import { detectLanguage } from '../message/language.ts';
import type { Link, Message } from '../message/message.ts';
import { attachedFiles } from './attached-files.ts';
import { attachedLinks } from './attached-links.ts';
import type { AttachmentContent, Inside } from './attachment-content.ts';
import { type AttachmentReader, type ReadingTask, unread } from './attachment-reader.ts';
import { type GivenPassword, givenPasswords } from './given-password.ts';
import { ATTACHMENT_LIMITS } from './limits.ts';
import { insideOf, type SortedFile, sortFile, type Treatment, treat } from './read-file.ts';

const NOTHING: readonly AttachmentContent[] = Object.freeze([]);

/**
 * Looks into what came with a message. Never rejects on account of the bytes: what cannot be read is a problem of the
 * attachment. Most messages have nothing and cost nothing.
 */
export async function readAttachments(
  message: Pick<Message, 'parts' | 'images' | 'text'>,
  reader?: AttachmentReader,
): Promise<readonly AttachmentContent[]> {
  const files = attachedFiles(message).map(sortFile);
  if (files.length === 0) return NOTHING;
  const treatments = treatAll(files, givenPasswords(message.text));
  const tasks = treatments.flatMap((treatment) => (treatment.kind === 'task' ? [treatment.task] : []));
  const readings = await readTasks(tasks, reader);
  const contents: AttachmentContent[] = [];
  for (const [index, file] of files.entries()) {
    const inside = await insideFor(treatments[index], readings);
    contents.push(contentOf(file, inside));
  }
  return deepFreeze(contents);
}

/** The first ones of each kind; a message with more has more of the same. */
function treatAll(files: readonly SortedFile[], given: readonly GivenPassword[]): readonly Treatment[] {
  const passwords = given.map(({ password }) => password);
  const room = { picture: ATTACHMENT_LIMITS.pictures, other: ATTACHMENT_LIMITS.attachments };
  return files.map((file) => {
    const treatment = treat(file, passwords);
    if (treatment.kind === 'known') return treatment;
    const group = file.kind === 'picture' ? 'picture' : 'other';
    room[group]--;
    return room[group] < 0 ? { kind: 'known', inside: { problems: ['too-many'] } } : treatment;
  });
}

type TaskReadings = ReadonlyMap<ReadingTask, Inside>;

async function readTasks(tasks: readonly ReadingTask[], reader?: AttachmentReader): Promise<TaskReadings> {
  if (tasks.length === 0) return new Map();
  const readings = reader ? await reader.read(tasks) : [];
  return new Map(tasks.map((task, index) => [task, insideOf(readings[index] ?? unread('not-read'))]));
}

type Found = Inside & { readonly isOffice?: boolean };

function insideFor(treatment: Treatment | undefined, readings: TaskReadings): Found | Promise<Found> {
  if (treatment?.kind === 'known') return treatment.inside;
  if (treatment?.kind === 'task') return readings.get(treatment.task) ?? {};
  return treatment?.read() ?? {};
}

function contentOf(file: SortedFile, { isOffice = false, ...inside }: Found): AttachmentContent {
  const { path, name } = file;
  const office = isOffice && file.kind === 'archive';
  const text = inside.text ?? '';
  const links = inside.links ?? [];
  return {
    path,
    name,
    where: file.kind === 'picture' ? 'image' : 'attachment',
    type: isOffice ? 'office' : file.type,
    kind: office ? 'document' : file.kind,
    language: text === '' ? 'und' : detectLanguage('', text.split('\n')),
    codes: [],
    logos: [],
    forms: [],
    scripts: [],
    entries: [],
    remoteTemplates: [],
    encrypted: false,
    pages: 0,
    problems: [],
    ...inside,
    text,
    links: [...links, ...addressesIn(text, links)],
  };
}

/** Addresses that stand in the text without being links. */
function addressesIn(text: string, links: readonly Link[]): Link[] {
  if (text === '') return [];
  const lines = text.split('\n').map((line) => ({ text: line, quoted: false }));
  return attachedLinks(bareLinks(lines, new Set(links.map(({ target }) => target))));
}
