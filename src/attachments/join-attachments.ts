import { LIMITS } from '../message/limits.ts';
import type { Language, Message } from '../message/message.ts';
import type { AttachmentContent } from './attachment-content.ts';

/**
 * The message with the links of its attachments behind its own: whoever wants readers to go somewhere says so wherever
 * a filter does not look. A message without words of its own speaks the language of its pictures.
 */
export function joinAttachments(message: Message, attachments: readonly AttachmentContent[]): Message {
  const links = attachments.flatMap((attachment) => attachment.links);
  const language = message.language === 'und' ? languageOfPictures(attachments) : message.language;
  if (links.length === 0 && language === message.language) return message;
  const joined = [...message.links, ...links].slice(0, LIMITS.links);
  return Object.freeze({ ...message, language, links: Object.freeze(joined) });
}

function languageOfPictures(attachments: readonly AttachmentContent[]): Language {
  const spoken = attachments.filter(({ where, language }) => where === 'image' && language !== 'und');
  return spoken[0]?.language ?? 'und';
}
