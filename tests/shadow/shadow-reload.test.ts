import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readExpertiseSource } from '../../src/analysis/expertise.ts';
import { readRuleFolder } from '../../src/analysis/rule-folder.ts';
import { readShadow } from '../../src/analysis/shadow-folder.ts';
import { startReloadablePool } from '../../src/engine/reloadable-pool.ts';
import { readShadowReport } from '../../src/shadow/shadow-book.ts';
import { STORY } from '../commands/messages.ts';
import { fakeLogger } from '../hooks/milter/fake-engine.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { makeRules } from '../system/rule-folder.ts';

/** Threads compile all rules, on a machine that does much else. */
const LONG = 240_000;

describe('a second set of rules, when rules are replaced', () => {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close();
  });

  const second = makeRules('shadow-reload');
  const book = join(makeRunFolder('shadow-reload'), 'shadow.sqlite');
  const local = join(second.folder, 'local');

  function sourceWith(suspicious: number) {
    second.writeLocal('policy.yaml', `thresholds: { suspicious: ${suspicious}, impersonation: 30 }\n`);
    const shipped = makeRules('shadow-shipped').folder;
    const reading = readExpertiseSource(readRuleFolder(shipped));
    if (!reading.ok) return expect.fail(JSON.stringify(reading.problems));
    return { ...reading.source, shadow: readShadow(shipped, { local, book }, reading.source.folder.version) };
  }

  const task = (id: string) => ({
    transaction: { client: {}, envelope: { forwardPaths: [] }, content: Buffer.from(STORY) },
    ...{ id, today: '2026-01-02', trusted: { kind: 'none' } as const, replaceBody: false },
    ...{ bannerFrom: 'never' as const, defaultLanguage: 'en' as const },
  });

  it(
    'judges by the new set, and messages of the old one are not counted with it',
    async () => {
      const source = sourceWith(20);
      const pool = startReloadablePool({ source, threads: 1, maxWaiting: 10, logger: fakeLogger() });
      opened.push(pool);
      await pool.ready();
      await pool.run(task('before'), 60_000);

      await pool.replace(sourceWith(2));
      await pool.run(task('after'), 60_000);
      await pool.close();
      opened.splice(0);
      expect(readShadowReport(book)).toMatchObject({
        messages: 1,
        transitions: [{ from: 'impersonation', to: 'suspicious', examples: [{ id: 'after' }] }],
      });
    },
    LONG,
  );

  it(
    'keeps what it has counted where the new rules are refused',
    async () => {
      const source = sourceWith(20);
      const pool = startReloadablePool({ source, threads: 1, maxWaiting: 10, logger: fakeLogger() });
      opened.push(pool);
      await pool.ready();
      await pool.run(task('one'), 60_000);
      const rules = [{ file: 'x.yaml', text: 'id: [' }];
      await expect(
        pool.replace({ ...source, shadow: { ...source.shadow, rules, version: 'refused' } }),
      ).rejects.toThrow();
      await pool.run(task('two'), 60_000);
      await pool.close();
      opened.splice(0);
      expect(readShadowReport(book)).toMatchObject({
        messages: 2,
        transitions: [{ from: 'impersonation', to: 'none', messages: 2 }],
      });
    },
    LONG,
  );

  it('is refused where its folder is missing', () => {
    expect(() => readShadow('rules', { local: `${local}-mistyped`, book }, 'v')).toThrow(
      /-mistyped of rules\.shadow cannot be read/,
    );
  });
});
