import type { BodyPart, Message } from '../message/message.ts';
import type { AttachmentContent } from './attachment-content.ts';
import { ATTACHMENT_LIMITS } from './limits.ts';

/** A file that came with a message, or a picture that stands in its HTML. */
export interface AttachedFile extends Pick<AttachmentContent, 'path' | 'name'> {
  /** As declared, lower case; empty for a picture in the HTML. */
  readonly mediaType: string;
  /** Absent for parts beyond the limits of the message. */
  readonly bytes?: Uint8Array;
}

/** Signatures, calendars and messages within the message are read elsewhere or by nobody. */
const NOT_FILES =
  /^(?:application\/(?:pgp-|(?:x-)?pkcs7-|ics|ms-tnef)|message\/|text\/(?:calendar|rfc822-headers))/;

/** What is shown as the text of the message is not attached to it. */
function isFile({ mediaType, disposition, fileName }: BodyPart): boolean {
  if (NOT_FILES.test(mediaType)) return false;
  return (
    disposition === 'attachment' || !mediaType.startsWith('text/') || /\.(?:svg|pdf|zip)$/i.test(fileName)
  );
}

/** Every file of a message in its order. */
export function attachedFiles({ parts, images }: Pick<Message, 'parts' | 'images'>): AttachedFile[] {
  const files = parts.filter(isFile).map(({ path, fileName, mediaType, content }) => ({
    path,
    name: fileName,
    mediaType,
    ...(content && { bytes: content }),
  }));
  return [...files, ...drawnPictures(images)];
}

const DATA = /^data:(image\/[a-z+.-]{1,20})[^,]{0,100};base64,/i;

function drawnPictures(images: Message['images']): AttachedFile[] {
  return images
    .filter(({ source }) => DATA.test(source))
    .slice(0, ATTACHMENT_LIMITS.pictures)
    .map(({ source }) => {
      const [prefix = '', mediaType = ''] = DATA.exec(source) ?? [];
      return {
        path: '',
        name: '',
        mediaType: mediaType.toLowerCase(),
        bytes: Buffer.from(source.slice(prefix.length), 'base64'),
      };
    });
}
