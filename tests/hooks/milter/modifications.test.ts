import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/engine/engine.ts';
import { modifications } from '../../../src/hooks/milter/modifications.ts';
import { applyReplies, type Counting } from './mail-server/apply-replies.ts';
import { bytes } from './mail-server/encode-command.ts';
import { FULL_OFFER } from './mail-server/fake-mail-server.ts';
import { MESSAGE } from './mail-server/sent-message.ts';

const EVERYTHING = { replaceBody: true, quarantine: true };
const NO_LEADING_SPACE = { ...FULL_OFFER, protocol: 0 };

const FORGED = {
  ...MESSAGE,
  fields: [
    ['X-Counterfoil-Verdict', ' clean1'],
    ['Received', ' by mail.example.org'],
    ['x-counterfoil-VERDICT', ' clean2'],
    ['Subject', ' Lunch'],
    ['X-Counterfoil-Verdict', '\n clean3'],
  ],
} as const;

/** As an engine lists them, from the top down, and a change of the third after it moved up. */
const EDITS: readonly Edit[] = [
  { kind: 'replace-body', body: bytes('new\r\n') },
  { kind: 'quarantine', reason: 'impersonation' },
  { kind: 'insert-field', name: 'X-Counterfoil-Level', value: '3' },
  { kind: 'insert-field', name: 'X-Counterfoil-Verdict', value: 'impersonation;\n\tscore=8.7' },
  { kind: 'delete-field', name: 'X-Counterfoil-Verdict', occurrence: 1 },
  { kind: 'delete-field', name: 'X-Counterfoil-Verdict', occurrence: 2 },
  { kind: 'replace-field', name: 'X-Counterfoil-Verdict', occurrence: 3, value: 'none' },
  { kind: 'replace-field', name: 'Subject', occurrence: 1, value: '[!] Lunch' },
];

describe('modifications', () => {
  it.each<[Counting, boolean]>([
    ['postfix-counts-anew', true],
    ['postfix-counts-anew', false],
    ['sendmail-keeps-numbers', true],
    ['sendmail-keeps-numbers', false],
  ])('leave no forged field where %s (leading space: %s)', (counting, leadingSpace) => {
    const agreement = leadingSpace ? FULL_OFFER : NO_LEADING_SPACE;
    const fields = leadingSpace
      ? FORGED.fields
      : FORGED.fields.map(([name, value]) => [name, value.replace(/^ /, '')] as const);
    const replies = modifications(EDITS, agreement, EVERYTHING);
    const delivered = applyReplies({ ...FORGED, fields }, replies, { leadingSpace, counting });
    expect(delivered.header).toBe(
      [
        'X-Counterfoil-Verdict: impersonation;\n score=8.7',
        'X-Counterfoil-Level: 3',
        'Received: by mail.example.org',
        'Subject: [!] Lunch',
        'X-Counterfoil-Verdict: none',
        '',
      ].join('\n'),
    );
    expect(delivered.body.toString()).toBe('new\r\n');
    expect(delivered.quarantine).toBe('impersonation');
  });

  it('come in the order fields, body, quarantine', () => {
    expect(modifications(EDITS, FULL_OFFER, EVERYTHING).map(({ kind }) => kind)).toEqual([
      'change-header',
      'change-header',
      'change-header',
      'change-header',
      'insert-header',
      'insert-header',
      'replace-body',
      'quarantine',
    ]);
  });

  it.each([
    ['inserting fields', { ...FULL_OFFER, actions: 0x1ff & ~0x1 }, EVERYTHING, 'insert-header'],
    ['changing fields', { ...FULL_OFFER, actions: 0x1ff & ~0x10 }, EVERYTHING, 'change-header'],
    ['a new body', FULL_OFFER, { replaceBody: false, quarantine: true }, 'replace-body'],
    ['quarantine', FULL_OFFER, { replaceBody: true, quarantine: false }, 'quarantine'],
  ])(
    'leave out %s when the mail server cannot do it, and nothing else',
    (_, agreement, capabilities, left) => {
      const all = modifications(EDITS, FULL_OFFER, EVERYTHING);
      const some = modifications(EDITS, agreement, capabilities);
      expect(some).toEqual(all.filter(({ kind }) => kind !== left));
      expect(some.length).toBeLessThan(all.length);
    },
  );

  it.each([
    [0, [0]],
    [1, [1]],
    [65_535, [65_535]],
    [65_536, [65_535, 1]],
    [131_071, [65_535, 65_535, 1]],
  ])('cut a body of %i bytes into chunks', (length, sizes) => {
    const body = Buffer.alloc(length, 'x');
    const chunks = modifications([{ kind: 'replace-body', body }], FULL_OFFER, EVERYTHING);
    expect(chunks.map((reply) => reply.kind === 'replace-body' && reply.chunk.length)).toEqual(sizes);
  });

  it.each<readonly [string, Edit]>([
    [
      'an empty value, which would delete',
      { kind: 'replace-field', name: 'Subject', occurrence: 1, value: '\n' },
    ],
    ['a name that is none', { kind: 'insert-field', name: 'X:\nY', value: '1' }],
    ['a value too long for a packet', { kind: 'insert-field', name: 'X-A', value: 'x'.repeat(65_000) }],
  ])('leave out %s', (_, edit) => {
    expect(modifications([edit], FULL_OFFER, EVERYTHING)).toEqual([]);
  });
});
