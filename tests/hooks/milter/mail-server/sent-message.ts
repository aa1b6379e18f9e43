import type { Command } from '../../../../src/hooks/milter/codec/command.ts';
import { MAX_CHUNK_BYTES } from '../../../../src/hooks/milter/codec/constants.ts';
import { bytes } from './encode-command.ts';

export interface SentMessage {
  readonly from: string;
  readonly to: readonly string[];
  /** Values as the mail server tells them. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

export const MESSAGE: SentMessage = {
  from: '<anna@example.org>',
  to: ['<bob@example.net>'],
  fields: [
    ['From', ' Anna <anna@example.org>'],
    ['Subject', ' Lunch'],
  ],
  body: bytes('Shall we?\r\n'),
};

/** MESSAGE as the hook hands it on. */
export const MESSAGE_CONTENT = 'From: Anna <anna@example.org>\r\nSubject: Lunch\r\n\r\nShall we?\r\n';

export const CONNECT: readonly Command[] = [
  {
    kind: 'connect',
    hostname: 'mail.example.org',
    peer: { family: 'inet', address: '192.0.2.7', port: 4711 },
  },
  { kind: 'helo', name: 'mail.example.org' },
];

/** All commands of a message but its end. */
export function messageCommands(message: SentMessage = MESSAGE): Command[] {
  return [
    { kind: 'mail', path: message.from, parameters: ['SIZE=1000', 'BODY=8BITMIME'] },
    ...message.to.map((path) => ({ kind: 'recipient', path, parameters: [] }) as const),
    { kind: 'data' },
    ...message.fields.map(([name, value]) => ({ kind: 'header', name, value }) as const),
    { kind: 'end-of-header' },
    ...bodyCommands(message.body),
  ];
}

function bodyCommands(body: Uint8Array): Command[] {
  return Array.from({ length: Math.ceil(body.length / MAX_CHUNK_BYTES) }, (_, index) => ({
    kind: 'body',
    chunk: body.subarray(index * MAX_CHUNK_BYTES, (index + 1) * MAX_CHUNK_BYTES),
  }));
}

export function macros(stage: string, values: Readonly<Record<string, string>>): Command {
  return { kind: 'macros', stage, macros: new Map(Object.entries(values)) };
}

export const END: Command = { kind: 'end-of-message', chunk: new Uint8Array(0) };
