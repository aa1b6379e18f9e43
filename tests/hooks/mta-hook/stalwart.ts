import type { Modification } from '../../../src/hooks/mta-hook/hook-response.ts';

type Field = readonly [string, string];

/** A message as Stalwart holds it: fields as they are written, and the body. */
export interface HeldMessage {
  readonly headers: readonly Field[];
  readonly contents: string;
}

/** What Stalwart posts at the stage `data`. */
export function dataRequest(message: HeldMessage, changes: Readonly<Record<string, unknown>> = {}): object {
  return {
    context: {
      stage: 'data',
      client: { ip: '192.0.2.7', port: 4711, ptr: null, helo: 'mail.b.example', activeConnections: 1 },
      server: { name: 'Stalwart v0.15', port: 25, ip: '192.0.2.25' },
      queue: { id: '1f' },
      protocol: { version: 1 },
      ...changes,
    },
    envelope: { from: { address: 'a@b.example' }, to: [{ address: 'c@d.example' }] },
    message: { headers: message.headers, contents: message.contents, size: 1 },
  };
}

/** The message with the modifications made one after the other, by Stalwart's way of counting. */
export function modified(message: HeldMessage, modifications: readonly Modification[]): string {
  const fields = message.headers.map(([name, value]) => ({ name, value }));
  let body = message.contents;
  for (const modification of modifications) {
    if (modification.type === 'replaceContents') {
      body = modification.value;
      continue;
    }
    const { name, index } = modification;
    if (modification.type === 'insertHeader') {
      fields.splice(index, 0, { name, value: modification.value });
      continue;
    }
    const place = placeOf(fields, name, index);
    if (place === -1) continue;
    if (modification.type === 'deleteHeader') fields.splice(place, 1);
    else fields[place] = { name, value: modification.value };
  }
  return `${fields.map(written).join('')}\r\n${body}`;
}

function placeOf(fields: readonly { name: string }[], name: string, index: number): number {
  let count = 0;
  return fields.findIndex((field) => {
    if (field.name.toLowerCase() === name.toLowerCase()) count += 1;
    return count === index;
  });
}

function written({ name, value }: { readonly name: string; readonly value: string }): string {
  return `${name}:${/^\s/.test(value) ? '' : ' '}${value}${value.endsWith('\n') ? '' : '\r\n'}`;
}
