import { expect, it } from 'vitest';
import { z } from 'zod';
import { type Gateway, startGateway } from '../servers/gateway.ts';
import { eventually } from '../servers/patience.ts';
import { startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { stopAfterwards } from '../servers/stop-afterwards.ts';
import { startWorker } from '../servers/worker.ts';
import { makeRules } from './rule-folder.ts';

const RULE = 'claim-in-local-part';
const MESSAGE = `From: <ServiceclienteleProximus@contactcenter.example>\r\nSubject: Rendez-vous\r\n\r\nBonjour\r\n`;

/** Each reload compiles all rules again, in a second process at the same time, on a machine that does much else. */
const LONG = 240_000;

const change = (weight: string): string => `id: ${RULE}\nweight: ${weight}\n`;
const MISTYPED = 'id: claim-in-locla-part\nweight: 1.0\n';

/** The version that a message was judged by, and the weight of the rule. */
interface Judged {
  readonly version: string;
  readonly weight: number;
}

const Answer = z.object({
  verdict: z.object({
    rulesVersion: z.string(),
    findings: z.array(z.object({ rule: z.string(), weight: z.number() })),
  }),
});

async function judge({ httpPort }: Gateway): Promise<Judged> {
  const response = await fetch(`http://127.0.0.1:${httpPort}/v1/scan`, { method: 'POST', body: MESSAGE });
  const { verdict } = Answer.parse(await response.json());
  const weight = verdict.findings.find(({ rule }) => rule === RULE)?.weight ?? Number.NaN;
  return { version: verdict.rulesVersion, weight };
}

async function reload({ httpPort }: Gateway): Promise<{ readonly status: number; readonly answer: unknown }> {
  const response = await fetch(`http://127.0.0.1:${httpPort}/v1/rules/reload`, { method: 'POST' });
  return { status: response.status, answer: await response.json() };
}

/** Sends so many messages, a few at a time, and looks at each answer. */
async function judgeMany(gateway: Gateway, count: number): Promise<Judged[]> {
  const judged: Judged[] = [];
  const lane = async (): Promise<void> => {
    while (judged.length < count) judged.push(await judge(gateway));
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return judged;
}

describeWith([], 'new rules for a gateway', () => {
  it(
    'are taken on SIGHUP while messages flow: none is lost, and each is judged by one set',
    async () => {
      const rules = makeRules('reload');
      rules.writeLocal(`claim/${RULE}.yaml`, change('1.1'));
      const gateway = await startGateway({ sections: { rules: { folder: rules.folder } } });
      stopAfterwards(() => gateway.stop());
      const before = await judge(gateway);
      expect(before.weight).toBe(1.1);

      rules.writeLocal(`claim/${RULE}.yaml`, change('2.2'));
      gateway.hangUp();
      const during = await judgeMany(gateway, 200);
      const after = await eventually(
        async () => {
          const judged = await judge(gateway);
          return judged.version === before.version ? undefined : judged;
        },
        () => gateway.log(),
      );
      expect(after.weight).toBe(2.2);
      expect(during.length).toBeGreaterThanOrEqual(200);
      for (const { version, weight } of during) {
        expect([before.version, after.version]).toContain(version);
        expect(weight).toBe(version === before.version ? 1.1 : 2.2);
      }
    },
    LONG,
  );

  it(
    'are refused when they are wrong: the old ones stay, and the answer and the log say both',
    async () => {
      const rules = makeRules('refused');
      const gateway = await startGateway({ sections: { rules: { folder: rules.folder } } });
      stopAfterwards(() => gateway.stop());
      const before = await judge(gateway);
      rules.writeLocal(`claim/${RULE}.yaml`, MISTYPED);
      const { status, answer } = await reload(gateway);
      expect({ status, answer }).toMatchObject({
        status: 422,
        answer: {
          rulesVersion: before.version,
          problems: [
            expect.stringMatching(/claim-in-local-part\.yaml:1:1 .*did you mean "claim-in-local-part"/),
          ],
        },
      });
      expect(await judge(gateway)).toEqual(before);
      await eventually(
        () => gateway.log().includes('new rules refused; the old ones stay') || undefined,
        () => gateway.log(),
      );
      rules.writeLocal(`claim/${RULE}.yaml`, change('0.4'));
      expect(await reload(gateway)).toMatchObject({
        status: 200,
        answer: { previousVersion: before.version },
      });
      expect(await judge(gateway)).toMatchObject({ weight: 0.4 });
    },
    LONG,
  );
});

describeWith(['redis'], 'new rules for workers behind a queue', () => {
  it(
    'reach every worker, and a wrong set reaches none',
    async () => {
      const redis = await startRedis();
      stopAfterwards(() => redis.stop());
      const rules = makeRules('queue-reload');
      const options = { rules: rules.folder, engine: { deadlineMs: 60_000 } };
      const workers = [await startWorker(redis.url, options), await startWorker(redis.url, options)];
      for (const worker of workers) stopAfterwards(() => worker.stop());
      const gateway = await startGateway({
        command: 'gateway',
        sections: { rules: { folder: rules.folder }, queue: { redis: [redis.url] } },
      });
      stopAfterwards(() => gateway.stop());
      const before = await judge(gateway);

      rules.writeLocal(`claim/${RULE}.yaml`, MISTYPED);
      expect(await reload(gateway)).toMatchObject({ status: 422, answer: { rulesVersion: before.version } });

      rules.writeLocal(`claim/${RULE}.yaml`, change('2.2'));
      expect(await reload(gateway)).toMatchObject({ status: 200, answer: { workersTold: 2 } });
      for (const worker of workers)
        await eventually(
          () => worker.log().includes('rules reloaded') || undefined,
          () => worker.log(),
        );
      const judged = await judgeMany(gateway, 24);
      expect(new Set(judged.map(({ weight }) => weight))).toEqual(new Set([2.2]));
      expect(new Set(judged.map(({ version }) => version)).size).toBe(1);
      expect(judged[0]?.version).not.toBe(before.version);
      for (const worker of workers) expect(worker.log()).not.toContain('refused');
    },
    LONG,
  );
});
