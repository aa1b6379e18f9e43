import { describe, expect, it } from 'vitest';
import { editsJson } from '../../src/engine/edit-json.ts';
import type { Edit } from '../../src/rewrite/edit.ts';

describe('edits as JSON', () => {
  it.each([0, 1, 2, 3, 196_607, 196_608, 196_609, 1_000_000])(
    'have a body of %i bytes as Base64',
    (length) => {
      const body = Buffer.alloc(length, 'Bannière\r\n');
      const edits: readonly Edit[] = [
        { kind: 'insert-field', name: 'X', value: '"\n é' },
        { kind: 'replace-body', body },
        { kind: 'quarantine', reason: 'why' },
      ];
      const json = JSON.parse([...editsJson(edits)].join(''));
      expect(json).toEqual([edits[0], { kind: 'replace-body', body: body.toString('base64') }, edits[2]]);
    },
  );

  it('may be none', () => {
    expect([...editsJson([])].join('')).toBe('[]');
  });
});
