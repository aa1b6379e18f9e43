import type { Frame } from '../../../../src/hooks/milter/codec/frame-reader.ts';
import type { MacroList, Reply } from '../../../../src/hooks/milter/codec/reply.ts';

/** A reply as strictly as Postfix reads it: left-over data and missing NULs are errors. */
export function decodeReply({ code, data }: Frame): Reply {
  const buffer = Buffer.from(data);
  const bare = BARE[code];
  if (bare) {
    if (buffer.length > 0) throw new Error(`reply ${code} carries data`);
    return bare;
  }
  const decode = DECODERS[code];
  if (!decode) throw new Error(`unknown reply ${code}`);
  return decode(buffer);
}

const BARE: Record<string, Reply> = {
  c: { kind: 'continue' },
  a: { kind: 'accept' },
  r: { kind: 'reject' },
  t: { kind: 'temporary-failure' },
  d: { kind: 'discard' },
  s: { kind: 'skip' },
  p: { kind: 'progress' },
  f: { kind: 'connection-failure' },
  4: { kind: 'shutdown' },
};

const DECODERS: Record<string, (data: Buffer) => Reply> = {
  O: negotiate,
  h: (data) => ({ kind: 'add-header', ...field(data) }),
  i: (data) => ({ kind: 'insert-header', index: data.readUInt32BE(0), ...field(data.subarray(4)) }),
  m: (data) => ({ kind: 'change-header', index: data.readUInt32BE(0), ...field(data.subarray(4)) }),
  b: (chunk) => ({ kind: 'replace-body', chunk }),
  q: (data) => ({ kind: 'quarantine', reason: strings(data, 1)[0] ?? '' }),
  y: (data) => ({ kind: 'reply-code', text: strings(data, 1)[0] ?? '' }),
  '+': (data) => ({ kind: 'add-recipient', path: strings(data, 1)[0] ?? '' }),
  2: (data) => ({ kind: 'add-recipient', ...pathAndParameters(data) }),
  '-': (data) => ({ kind: 'delete-recipient', path: strings(data, 1)[0] ?? '' }),
  e: (data) => ({ kind: 'change-sender', ...pathAndParameters(data) }),
};

function negotiate(data: Buffer): Reply {
  const macros: MacroList[] = [];
  let offset = 12;
  while (offset < data.length) {
    const end = data.indexOf(0, offset + 4);
    if (end < 0) throw new Error('a macro list without an end');
    const names = data.toString('latin1', offset + 4, end).split(' ');
    macros.push({ stage: data.readUInt32BE(offset), names });
    offset = end + 1;
  }
  return {
    kind: 'negotiate',
    version: data.readUInt32BE(0),
    actions: data.readUInt32BE(4),
    protocol: data.readUInt32BE(8),
    macros,
  };
}

function field(data: Buffer): { name: string; value: string } {
  const [name = '', value = ''] = strings(data, 2);
  return { name, value };
}

function pathAndParameters(data: Buffer): { path: string; parameters?: string } {
  const [path = '', parameters] = data.toString('latin1').split('\0').slice(0, -1);
  return { path, ...(parameters !== undefined && { parameters }) };
}

function strings(data: Buffer, count: number): string[] {
  if (data.at(-1) !== 0) throw new Error('a string without an end');
  const all = data.toString('latin1', 0, data.length - 1).split('\0');
  if (all.length !== count) throw new Error(`${all.length} strings instead of ${count}`);
  return all;
}
