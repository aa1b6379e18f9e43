import { expect, it } from 'vitest';
import { type Gateway, startGateway } from '../servers/gateway.ts';
import { PATIENCE } from '../servers/patience.ts';
import { startRedis } from '../servers/redis.ts';
import { describeWith } from '../servers/require-servers.ts';
import { startWorker, type WorkerProcess } from '../servers/worker.ts';

const MESSAGES = 100;

interface Scanned {
  readonly verdict: string;
  readonly messageId: string;
}

async function scan({ httpPort }: Gateway, messageId: string): Promise<Scanned> {
  const body = `From: jan@sender.example\r\nMessage-ID: ${messageId}\r\nSubject: Zondag\r\n\r\nTot zondag!\r\n`;
  const answer = await fetch(`http://127.0.0.1:${httpPort}/v1/scan`, { method: 'POST', body });
  const { verdict } = (await answer.json()) as { readonly verdict: Scanned };
  return verdict;
}

/** Sends so many messages at once and expects each answer to be the one to its own message. */
async function expectOwnAnswers(gateway: Gateway, name: string): Promise<void> {
  const ids = Array.from({ length: MESSAGES }, (_, number) => `<${number}@${name}.example>`);
  const answers = await Promise.all(ids.map((id) => scan(gateway, id)));
  expect(answers.map(({ messageId }) => messageId)).toEqual(ids);
  expect(new Set(answers.map(({ verdict }) => verdict))).toEqual(new Set(['none']));
}

describeWith(['redis'], 'two gateways and four workers, each a process of its own', () => {
  it('share one queue: every gateway hears the answers to its own messages, and every worker has some', async () => {
    const { url } = await startRedis();
    const sections = { queue: { redis: [url] } };
    const options = { command: 'gateway', sections, memory: { enabled: false } } as const;
    // One after the other: six starts at once would take longer than anybody waits on two cores.
    const gateways = [await startGateway(options), await startGateway(options)];
    const workers: WorkerProcess[] = [];
    for (let count = 0; count < 4; count++) workers.push(await startWorker(url));
    await Promise.all(gateways.map((gateway, index) => expectOwnAnswers(gateway, `gateway-${index}`)));
    const judged = () => workers.map(({ log }) => log().match(/message of the queue judged/g)?.length ?? 0);
    const total = () => judged().reduce((sum, each) => sum + each, 0);
    await expect.poll(total, PATIENCE).toBe(2 * MESSAGES);
    expect(Math.min(...judged())).toBeGreaterThan(0);
    for (const { stop } of [...gateways, ...workers]) await stop();
  }, 180_000);
});
