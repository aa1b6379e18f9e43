import type { BodyPart, Message } from '../../src/message/message.ts';
import { messageOf } from '../signals/message-of.ts';

/** What a test says about an attached file. */
export interface FileParts {
  readonly name?: string;
  readonly mediaType?: string;
  readonly content: Uint8Array | string;
}

/** A message with these files attached. */
export function messageWith(files: readonly FileParts[], text = ''): Message {
  const parts = files.map(
    ({ name = '', mediaType = 'application/octet-stream', content }, index): BodyPart => ({
      path: `${index + 2}`,
      mediaType,
      disposition: 'attachment',
      fileName: name,
      contentId: '',
      content: Buffer.from(content),
    }),
  );
  return { ...messageOf({ text }), parts };
}
