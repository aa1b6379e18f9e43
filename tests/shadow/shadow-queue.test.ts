import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readShadowReport } from '../../src/shadow/shadow-book.ts';
import { STORY } from '../commands/messages.ts';
import { type Gateway, startGateway } from '../servers/gateway.ts';
import { PATIENCE } from '../servers/patience.ts';
import { startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { stopAfterwards } from '../servers/stop-afterwards.ts';
import { startWorker } from '../servers/worker.ts';
import { makeRules } from '../system/rule-folder.ts';

/** Each reload compiles all rules again, in several processes at the same time. */
const LONG = 300_000;

async function judge({ httpPort }: Gateway): Promise<{ readonly id: string; readonly verdict: string }> {
  const response = await fetch(`http://127.0.0.1:${httpPort}/v1/scan`, { method: 'POST', body: STORY });
  const { verdict } = (await response.json()) as { readonly verdict: { id: string; verdict: string } };
  return verdict;
}

describeWith(['redis'], 'a second set of rules in workers behind a queue', () => {
  it(
    'decides nothing, is counted in one book, and is another after a reload',
    async () => {
      const redis = await startRedis();
      stopAfterwards(() => redis.stop());
      const [rules, second] = [makeRules('shadow-queue'), makeRules('shadow-queue-second')];
      const setThreshold = (suspicious: number) =>
        second.writeLocal('policy.yaml', `thresholds: { suspicious: ${suspicious}, impersonation: 30 }\n`);
      setThreshold(20);
      const memory = { enabled: false, folder: makeRunFolder('shadow-queue') };
      const sections = { rules: { folder: rules.folder, shadow: join(second.folder, 'local') }, memory };
      const options = { engine: { deadlineMs: 60_000 }, sections };
      const workers = await Promise.all([startWorker(redis.url, options), startWorker(redis.url, options)]);
      for (const worker of workers) stopAfterwards(() => worker.stop());
      const gateway = await startGateway({
        command: 'gateway',
        sections: { queue: { redis: [redis.url] }, ...sections },
      });
      stopAfterwards(() => gateway.stop());
      const logs = () => workers.map((worker) => worker.log()).join('\n');
      const report = () => readShadowReport(join(memory.folder, 'shadow.sqlite'));

      const judged = await Promise.all(Array.from({ length: 6 }, () => judge(gateway)));
      expect(new Set(judged.map(({ verdict }) => verdict))).toEqual(new Set(['impersonation']));
      await expect.poll(() => report()?.messages, PATIENCE).toBe(6);
      expect(report()?.transitions).toMatchObject([{ from: 'impersonation', to: 'none', messages: 6 }]);
      const examples = report()?.transitions[0]?.examples.map(({ id }) => id);
      expect(examples?.toSorted()).toEqual(judged.map(({ id }) => id).toSorted());
      expect(logs()).toContain('shadow differs');
      expect(logs()).not.toContain('Proximus');

      setThreshold(2);
      const reload = await fetch(`http://127.0.0.1:${gateway.httpPort}/v1/rules/reload`, { method: 'POST' });
      expect(await reload.json()).toMatchObject({ workersTold: 2 });
      for (const worker of workers) await expect.poll(worker.log, PATIENCE).toContain('rules reloaded');
      for (let count = 0; count < 4; count++) expect((await judge(gateway)).verdict).toBe('impersonation');
      await expect.poll(() => report()?.messages, PATIENCE).toBe(4);
      expect(report()?.transitions).toMatchObject([{ from: 'impersonation', to: 'suspicious', messages: 4 }]);
      expect(logs()).not.toMatch(/could not be written down|cannot be kept/);

      second.writeLocal('policy.yaml', 'thresholds: { suspicious: many }\n');
      const refused = await fetch(`http://127.0.0.1:${gateway.httpPort}/v1/rules/reload`, { method: 'POST' });
      expect(refused.status).toBe(422);
      expect(JSON.stringify(await refused.json())).toContain('policy.yaml:1');
      expect((await judge(gateway)).verdict).toBe('impersonation');
      await expect.poll(() => report()?.messages, PATIENCE).toBe(5);
    },
    LONG,
  );
});
