import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { differenceOf } from '../../src/shadow/difference.ts';
import { type NotedDifference, openShadowBook, readShadowReport } from '../../src/shadow/shadow-book.ts';
import { shadowText } from '../../src/shadow/shadow-text.ts';
import { unavailable } from '../../src/verdict/unavailable.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { runProgram } from '../servers/run-program.ts';

const NOW = '2026-01-02T03:04:05.000Z';

function difference(id: string, extra: Partial<NotedDifference> = {}): NotedDifference {
  return { id, from: 'none', to: 'suspicious', scores: [2.5, 3.5], added: ['a'], gone: [], ...extra };
}

function freshFile(): string {
  return join(makeRunFolder('shadow'), 'shadow.sqlite');
}

describe('a difference', () => {
  const verdict: Analysis['verdict'] = {
    ...unavailable('test'),
    kind: 'none',
    score: 2.5,
    findings: ['a', 'b'].map((rule) => ({
      rule,
      question: 'claim',
      weight: 1,
      where: 'body',
      evidence: 'words',
    })),
  };

  it('is another verdict, and names the rules that count under one set only', () => {
    const shadow = { kind: 'suspicious', score: 3.1, rules: ['b', 'c'] } as const;
    const found = differenceOf(verdict, shadow);
    expect(found).toEqual({ from: 'none', to: 'suspicious', scores: [2.5, 3.1], gone: ['a'], added: ['c'] });
    expect(JSON.stringify(found)).not.toContain('words');
  });

  it('is none where only the score is another', () => {
    expect(differenceOf(verdict, { kind: 'none', score: 1, rules: [] })).toBeUndefined();
  });
});

describe('the book of differences', () => {
  it('counts per change of verdict and per rule, over restarts', () => {
    const file = freshFile();
    const first = openShadowBook(file, 'v1');
    first.note(10, [difference('1'), difference('2', { gone: ['b'] })], NOW);
    first.close();
    const second = openShadowBook(file, 'v1');
    second.note(5, [difference('3', { from: 'suspicious', to: 'none', added: [], gone: ['b'] })], NOW);
    second.close();
    expect(readShadowReport(file)).toMatchObject({
      since: NOW,
      messages: 15,
      transitions: [
        { from: 'none', to: 'suspicious', messages: 2, examples: [{ id: '2' }, { id: '1' }] },
        { from: 'suspicious', to: 'none', messages: 1, examples: [{ id: '3', scores: [2.5, 3.5] }] },
      ],
      rules: [
        { rule: 'a', added: 2, gone: 0 },
        { rule: 'b', added: 0, gone: 2 },
      ],
    });
  });

  it('is shared by processes that count at the same time', () => {
    const file = freshFile();
    const [one, two] = [openShadowBook(file, 'v'), openShadowBook(file, 'v')];
    one.note(1, [], NOW);
    two.note(2, [], NOW);
    expect(one.report().messages).toBe(3);
    one.close();
    two.close();
  });

  it('begins anew when one of the two sets is another', () => {
    const file = freshFile();
    const old = openShadowBook(file, 'v1');
    old.note(10, [difference('1')], NOW);
    old.close();
    const fresh = openShadowBook(file, 'v2');
    expect(fresh.report()).toEqual({ since: undefined, messages: 0, transitions: [], rules: [] });
    fresh.close();
  });

  it('takes nothing more from the old sets once it has begun anew', () => {
    const file = freshFile();
    const old = openShadowBook(file, 'v1');
    old.note(10, [difference('1')], NOW);
    const fresh = openShadowBook(file, 'v2');
    old.note(10, [difference('2')], NOW);
    fresh.note(1, [], NOW);
    expect(fresh.report()).toMatchObject({ messages: 1, transitions: [], rules: [] });
    old.close();
    fresh.close();
  });

  it('is begun anew once by several processes at the same moment', async () => {
    const file = freshFile();
    openShadowBook(file, 'v1').close();
    const book = new URL('../../src/shadow/shadow-book.ts', import.meta.url).href;
    const program = `import { openShadowBook } from '${book}';
      for (let round = 0; round < 50; round++) {
        const book = openShadowBook(process.argv[1], 'v' + (round % 2));
        book.note(1, [], '${NOW}');
        book.close();
      }`;
    const run = () => runProgram(process.execPath, ['--input-type=module', '-e', program, file]);
    for (const { status, stderr } of await Promise.all([run(), run(), run()]))
      expect([status, stderr]).toEqual([0, '']);
  });

  it('keeps the last twenty examples of a kind', () => {
    const book = openShadowBook(freshFile(), 'v');
    book.note(
      30,
      Array.from({ length: 30 }, (_, index) => difference(`m${index}`)),
      NOW,
    );
    const [transition] = book.report().transitions;
    expect(transition?.messages).toBe(30);
    expect(transition?.examples).toHaveLength(20);
    expect(transition?.examples[0]?.id).toBe('m29');
    book.close();
  });

  it('is nothing where no comparison has begun', () => {
    expect(readShadowReport(freshFile())).toBeUndefined();
  });

  it('reads as a table', () => {
    const text = shadowText({
      since: NOW,
      messages: 200,
      transitions: [
        { from: 'none', to: 'suspicious', messages: 1, examples: [{ id: '01J', scores: [2.5, 3.5] }] },
      ],
      rules: [{ rule: 'a', added: 1, gone: 0 }],
    });
    expect(text).toContain('200 messages judged with both sets, 1 differ (0.50 %)');
    expect(text).toContain('none -> suspicious: 1\n  01J  2.5 -> 3.5');
  });
});
