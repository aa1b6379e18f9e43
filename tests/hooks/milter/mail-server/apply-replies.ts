import type { Reply } from '../../../../src/hooks/milter/codec/reply.ts';
import { bytes } from './encode-command.ts';
import type { SentMessage } from './sent-message.ts';

/** How a mail server counts the fields of a name after one of them was deleted. */
export type Counting = 'postfix-counts-anew' | 'sendmail-keeps-numbers';

export interface Delivered {
  readonly header: string;
  readonly body: Buffer;
  readonly quarantine?: string;
}

interface Slot {
  readonly name: string;
  readonly value: string;
  readonly deleted?: true;
}

/** Carries out the replies as a mail server does; `leadingSpace`: values come with the space after the colon. */
export function applyReplies(
  message: SentMessage,
  replies: readonly Reply[],
  { leadingSpace, counting }: { readonly leadingSpace: boolean; readonly counting: Counting },
): Delivered {
  let fields: Slot[] = message.fields.map(([name, value]) => ({ name, value }));
  for (const reply of replies) {
    fields = applyToFields(fields, reply);
    if (counting === 'postfix-counts-anew') fields = fields.filter(({ deleted }) => !deleted);
  }
  const colon = leadingSpace ? ':' : ': ';
  const quarantine = replies.find((reply) => reply.kind === 'quarantine')?.reason;
  return {
    header: fields
      .filter(({ deleted }) => !deleted)
      .map(({ name, value }) => `${name}${colon}${value}\n`)
      .join(''),
    body: newBody(replies) ?? Buffer.from(message.body),
    ...(quarantine !== undefined && { quarantine }),
  };
}

function applyToFields(fields: readonly Slot[], reply: Reply): Slot[] {
  if (reply.kind === 'insert-header') return fields.toSpliced(reply.index, 0, reply);
  if (reply.kind !== 'change-header') return [...fields];
  const named = fields.filter(({ name }) => name.toLowerCase() === reply.name.toLowerCase());
  const target = named[reply.index - 1];
  return fields.map((field) => (field === target ? changed(field, reply.value) : field));
}

function changed(field: Slot, value: string): Slot {
  return value === '' ? { ...field, deleted: true } : { ...field, value };
}

/** Postfix answers 451 when body replacements are mixed with other changes, or are followed by one of a field. */
function newBody(replies: readonly Reply[]): Buffer | undefined {
  const kinds = replies.map(({ kind }) => kind);
  const first = kinds.indexOf('replace-body');
  if (first < 0) return undefined;
  const last = kinds.lastIndexOf('replace-body');
  const chunks = replies.slice(first, last + 1).map((reply) => {
    if (reply.kind !== 'replace-body') throw new Error(`${reply.kind} between two chunks of the body`);
    return reply.chunk;
  });
  if (kinds.slice(last).some((kind) => kind.endsWith('-header'))) throw new Error('a field after the body');
  return chunks.length > 0 ? Buffer.concat(chunks) : bytes('');
}
