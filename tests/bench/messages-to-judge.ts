import { messagesOf } from '../../src/commands/message-source.ts';
import { letter, storyLetter } from '../system/messages.ts';

/** The messages of a folder; one invented message without a folder. */
export async function messagesToJudge(folder: string | undefined): Promise<Uint8Array[]> {
  if (folder === undefined) return [letter(storyLetter('ServiceclienteleProximus@contactcenter.be'))];
  const found: Uint8Array[] = [];
  for await (const { content } of messagesOf([folder])) found.push(content);
  if (found.length === 0) throw new Error(`no messages in ${folder}`);
  return found;
}
