import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import { type RewriteInput, rewrite, rewriteUnavailable } from '../../src/rewrite/rewrite.ts';
import { judged, verdict } from './judged.ts';

const PLAIN = 'From: a@b.example\r\nSubject: x\r\n\r\nBonjour\r\n';

function rewritten(input: RewriteInput): string {
  return Buffer.from(applyEdits(input.content, rewrite(input))).toString('latin1');
}

function kinds(input: RewriteInput): string[] {
  return rewrite(input).map((edit) =>
    edit.kind.endsWith('-field') && 'name' in edit ? `${edit.kind} ${edit.name}` : edit.kind,
  );
}

describe('header fields', () => {
  it('inserts the three fields with the verdict on top', () => {
    expect(rewritten(judged(PLAIN, { replaceBody: false }))).toBe(
      [
        'X-Counterfoil-Verdict: impersonation; score=8.7; brand=lumovia;',
        ' from=contact-desk.example; id=01JD0000000000000000000000; v=1',
        'X-Counterfoil-Rules: claim-in-local-part=3.5 appointment=2.0',
        'X-Counterfoil-Level: 3',
        PLAIN,
      ].join('\r\n'),
    );
  });

  it('deletes every field of ours that came in, highest occurrence first, whatever its spelling', () => {
    const content =
      'X-Counterfoil-Verdict: genuine\r\nFrom: a@b.example\r\nx-counterfoil-VERDICT : genuine\r\n' +
      'X-COUNTERFOIL-Level\t:\r\n 0\r\nX-Counterfoil-Other: 1\r\n\r\nX-Counterfoil-Verdict: body\r\n';
    const input = judged(content, { verdict: verdict({ kind: 'none', brand: '', findings: [], score: 0 }) });
    expect(rewrite(input).filter(({ kind }) => kind === 'delete-field')).toEqual([
      { kind: 'delete-field', name: 'X-Counterfoil-Other', occurrence: 1 },
      { kind: 'delete-field', name: 'X-COUNTERFOIL-Level', occurrence: 1 },
      { kind: 'delete-field', name: 'x-counterfoil-VERDICT', occurrence: 2 },
      { kind: 'delete-field', name: 'X-Counterfoil-Verdict', occurrence: 1 },
    ]);
    expect(rewritten(input)).toBe(
      'X-Counterfoil-Verdict: none; score=0.0; from=contact-desk.example;\r\n id=01JD0000000000000000000000; v=1\r\n' +
        'X-Counterfoil-Rules: none\r\nX-Counterfoil-Level: 0\r\nFrom: a@b.example\r\n\r\nX-Counterfoil-Verdict: body\r\n',
    );
  });

  it('says so when no analysis was possible', () => {
    const content = Buffer.from('X-Counterfoil-Level: 0\n\n');
    expect(Buffer.from(applyEdits(content, rewriteUnavailable(content, 'id-1'))).toString()).toBe(
      'X-Counterfoil-Verdict: unavailable; id=id-1; v=1\nX-Counterfoil-Rules: none\nX-Counterfoil-Level: 0\n\n',
    );
  });

  it.each<[string, string | undefined, readonly number[]]>([
    ['under our own id, however it is written', 'mx.home.example', [4, 2]],
    ['of nobody where we have no id', undefined, []],
    ['of nobody under another id of ours', 'mx2.home.example', []],
  ])('deletes forged results %s, when no analysis was possible', (_, authservId, occurrences) => {
    const content = Buffer.from(
      'Authentication-Results: mx.other.example; spf=pass\r\n' +
        'Authentication-Results: mx.home.example; dmarc=pass\r\n' +
        'Authentication-Results: ; dmarc=pass\r\n' +
        'authentication-RESULTS :\r\n (forged) "MX.home.example" 1; dmarc=pass\r\nFrom: a@b.example\r\n\r\n',
    );
    const edits = rewriteUnavailable(content, 'id-1', authservId);
    const deleted = edits.flatMap((edit) => (edit.kind === 'delete-field' ? [edit.occurrence] : []));
    expect(deleted).toEqual(occurrences);
    const input = judged('', { content, ...(authservId !== undefined && { authservId }) });
    const normally = rewrite(input).filter(({ kind }) => kind === 'delete-field');
    expect(edits.filter(({ kind }) => kind === 'delete-field')).toEqual(normally);
  });
});

describe('who gets a banner', () => {
  it.each<[string, Partial<RewriteInput>, boolean]>([
    ['impersonation', {}, true],
    ['suspicious', { verdict: verdict({ kind: 'suspicious' }) }, true],
    ['an intermediary', { verdict: verdict({ kind: 'intermediary' }) }, true],
    ['genuine mail', { verdict: verdict({ kind: 'genuine' }) }, false],
    ['mail that claims nothing', { verdict: verdict({ kind: 'none' }) }, false],
    ['mail that was not analysed', { verdict: verdict({ kind: 'unavailable' }) }, false],
    [
      'suspicious mail below the threshold',
      { verdict: verdict({ kind: 'suspicious' }), bannerFrom: 'impersonation' },
      false,
    ],
    ['impersonation at the threshold', { bannerFrom: 'impersonation' }, true],
    ['nothing when the threshold is never', { bannerFrom: 'never' }, false],
    ['nothing when the disposition is deliver', { verdict: verdict({ disposition: 'deliver' }) }, false],
    ['nothing when the server cannot replace bodies', { replaceBody: false }, false],
    ['nothing with a null reverse-path', { reversePath: '' }, false],
    ['mail with any other reverse-path', { reversePath: 'a@b.example' }, true],
  ])('%s', (_, changes, expected) => {
    expect(kinds(judged(PLAIN, changes)).includes('replace-body')).toBe(expected);
  });

  it('quarantines last, with a reason of plain words', () => {
    const edits = rewrite(judged(PLAIN, { verdict: verdict({ disposition: 'quarantine' }) }));
    expect(edits.at(-1)).toEqual({
      kind: 'quarantine',
      reason: 'counterfoil: impersonation lumovia 01JD0000000000000000000000',
    });
  });

  it('edits fields first, then the body once', () => {
    expect(kinds(judged(`X-Counterfoil-Level: 0\r\nContent-Type: text/plain\r\n${PLAIN}`))).toEqual([
      'delete-field X-Counterfoil-Level',
      'replace-field Content-Type',
      'insert-field Content-Transfer-Encoding',
      'insert-field MIME-Version',
      'insert-field X-Counterfoil-Level',
      'insert-field X-Counterfoil-Rules',
      'insert-field X-Counterfoil-Verdict',
      'replace-body',
    ]);
  });
});
