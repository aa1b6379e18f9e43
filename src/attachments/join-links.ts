import { LIMITS } from '../message/limits.ts';
import type { Message } from '../message/message.ts';
import type { AttachmentContent } from './attachment-content.ts';

/**
 * The message with the links of its attachments behind its own: whoever wants readers to go somewhere says so wherever
 * a filter does not look.
 */
export function joinLinks(message: Message, attachments: readonly AttachmentContent[]): Message {
  const links = attachments.flatMap((attachment) => attachment.links);
  if (links.length === 0) return message;
  const joined = [...message.links, ...links].slice(0, LIMITS.links);
  return Object.freeze({ ...message, links: Object.freeze(joined) });
}
