import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { STORY } from '../commands/messages.ts';
import { runCounterfoil } from '../commands/run-counterfoil.ts';
import { type Gateway, startGateway } from '../servers/gateway.ts';
import { PATIENCE } from '../servers/patience.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

const folder = makeRunFolder('shadow-mode');
const local = join(folder, 'trial');
mkdirSync(join(local, 'ask'), { recursive: true });
writeFileSync(join(local, 'policy.yaml'), 'thresholds: { suspicious: 20, impersonation: 30 }\n');

const gateways: Gateway[] = [];
afterAll(async () => {
  for (const gateway of gateways) await gateway.stop();
});

async function start(): Promise<Gateway> {
  const gateway = await startGateway({ memory: { folder }, sections: { rules: { shadow: local } } });
  gateways.push(gateway);
  return gateway;
}

async function judge({ httpPort }: Gateway): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${httpPort}/v1/scan`, { method: 'POST', body: STORY });
  return ((await response.json()) as { readonly verdict: { readonly verdict: string } }).verdict.verdict;
}

function report(): { readonly messages: number; readonly transitions: readonly object[] } {
  const environment = { COUNTERFOIL__MEMORY__FOLDER: folder };
  return JSON.parse(runCounterfoil(['shadow', 'report', '--json'], '', environment).stdout);
}

describe('a second set of rules', () => {
  it('decides nothing, is compared on every message, and the counts survive a restart', async () => {
    const first = await start();
    expect(await judge(first)).toBe('impersonation');
    await expect.poll(first.log, PATIENCE).toMatch(/"from":"impersonation","to":"none".*shadow differs/);
    expect(first.log()).not.toContain('Proximus');
    await first.stop();
    expect(report()).toMatchObject({ messages: 1 });
    const second = await start();
    expect(await judge(second)).toBe('impersonation');
    await second.stop();
    expect(report()).toMatchObject({
      messages: 2,
      transitions: [{ from: 'impersonation', to: 'none', messages: 2 }],
    });
  });

  it('is refused at the start where it is wrong, with its file', () => {
    const wrong = join(folder, 'wrong');
    cpSync(local, wrong, { recursive: true });
    writeFileSync(join(wrong, 'policy.yaml'), 'thresholds: { suspicious: many }\n');
    const environment = { COUNTERFOIL__RULES__SHADOW: wrong };
    const { status, stderr } = runCounterfoil(['config', 'check'], '', environment);
    expect(stderr).toContain(join(wrong, 'policy.yaml'));
    expect(status).toBe(2);
  });
});
