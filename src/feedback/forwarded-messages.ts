import { type Entity, readStructure } from '../rewrite/mime-structure.ts';

/** More messages in one forward are no report of a person. */
const MESSAGES = 10;

/** The messages that are attached to a message (message/rfc822, RFC 2046 §5.2.1), as bytes. Never throws. */
export function forwardedMessages(content: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const root = readStructure(bytes);
  if (!root) return [];
  return attached(root)
    .slice(0, MESSAGES)
    .map((entity) =>
      decoded(bytes.subarray(entity.header.bodyStart, entity.bodyEnd), entity.transferEncoding),
    )
    .filter((message) => message.length > 0);
}

function attached(entity: Entity): Entity[] {
  if (entity.contentType.value === 'message/rfc822') return [entity];
  return entity.children.flatMap(attached);
}

/** RFC 2046 allows no encoding here but 7bit and 8bit; some mail clients use base64 all the same. */
function decoded(body: Buffer, encoding: string): Buffer {
  return encoding === 'base64' ? Buffer.from(body.toString('latin1'), 'base64') : body;
}
