import type { BodyPart, Message } from '../message/message.ts';
import type { BrandDirectory } from './brand-directory.ts';
import type { MentionPlace } from './brand-mention.ts';
import { foreignHostClues } from './host-mentions.ts';
import { namesInLabel } from './label-names.ts';
import { type Clue, clueFromLabel } from './mention-clue.ts';

/** Hosts and files looked at; a message with more different ones is a directory. */
const MOST = 100;

/** Names in the hosts that links lead to, where the brand does not own the host. */
export function linkClues({ links }: Message, directory: BrandDirectory): Clue[] {
  const hosts = new Set(links.filter(({ quoted }) => !quoted).map(({ host }) => host ?? ''));
  return [...hosts]
    .filter((host) => host !== '' && !directory.ownerOf(host))
    .slice(0, MOST)
    .flatMap((host) => foreignHostClues('link', host, directory));
}

/**
 * Names of attached files; an everyday word only beside a desk or trade word: `Orange-facture.pdf`. The whole name is the
 * evidence.
 */
export function attachmentClues({ parts }: Message, directory: BrandDirectory): Clue[] {
  const attachments = parts.filter((part) => part.disposition === 'attachment' && !isShownPicture(part));
  const files = new Set(attachments.map(({ fileName }) => fileName).filter((name) => name !== ''));
  return [...files].slice(0, MOST).flatMap((fileName) =>
    namesInLabel(directory.vocabulary, withoutExtension(fileName))
      .map((label) => ({ ...clueFromLabel('attachment', label), written: fileName }))
      .filter(({ clear }) => clear),
  );
}

/** A picture with a Content-ID (RFC 2392) stands in the text; a program without one declares it as attached. */
export function isShownPicture({ mediaType, contentId }: BodyPart): boolean {
  return mediaType.startsWith('image/') && contentId !== '';
}

/** Names in the name of a file. Everyday words are not looked for there. */
export function fileClues(where: MentionPlace, fileName: string, { vocabulary }: BrandDirectory): Clue[] {
  return namesInLabel(vocabulary, fileName)
    .filter(({ names }) => !names[0].ambiguous)
    .map((label) => clueFromLabel(where, label));
}

/** A file's name without its extension. */
export function withoutExtension(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot > 0 ? fileName.slice(0, dot) : fileName;
}
