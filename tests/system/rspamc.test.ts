import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { startGateway } from '../servers/gateway.ts';
import { describeWith } from '../servers/require-servers.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { runProgram } from '../servers/run-program.ts';
import { letter, SMALL_TALK, storyLetter } from './messages.ts';

const IMPOSTOR = 'ServiceclienteleProximus@visites-conseil.example';
const STORY = letter(storyLetter(IMPOSTOR));
const TOKEN = '0123456789abcdef0123456789abcdef';

describeWith(['rspamd'], 'rspamc with the gateway as its rspamd', () => {
  let port: number;
  let guardedPort: number;

  beforeAll(async () => {
    port = (await startGateway()).httpPort;
    const tokenFile = join(makeRunFolder('token'), 'token');
    writeFileSync(tokenFile, `${TOKEN}\n`);
    guardedPort = (await startGateway({ sections: { http: { tokenFile } } })).httpPort;
  });

  async function rspamc(options: readonly string[], message: Buffer, to = port): Promise<string> {
    const { stdout, stderr } = await runProgram('rspamc', ['-h', `127.0.0.1:${to}`, ...options], message);
    return stdout.toString('latin1') + stderr;
  }

  it('shows score, action and rules', async () => {
    const output = await rspamc(['-F', IMPOSTOR, '-r', 'patrick@example.test', '-i', '192.0.2.7'], STORY);
    expect(output).toMatch(/^Action: add header$/m);
    expect(output).toMatch(/^Spam: true$/m);
    expect(output).toMatch(/^Score: \d+\.\d+ \/ 5\.00$/m);
    expect(output).toMatch(/^Symbol: COUNTERFOIL_CLAIM_IN_LOCAL_PART \(\d\.\d+\)/m);
  });

  it('shows nothing of the kind for small talk', async () => {
    expect(await rspamc([], letter(SMALL_TALK))).toMatch(/^Action: no action$/m);
  });

  it('writes the message with verdict and banner', async () => {
    const output = await rspamc(['--mime'], STORY);
    expect(output.match(/^X-Counterfoil-Verdict: impersonation; score=/gm)).toHaveLength(1);
    expect(output.replace(/=\r?\n/g, '')).toContain('visites-conseil.example');
    expect(output.length).toBeGreaterThan(STORY.length + 1_000);
  });

  it('compresses what it sends', async () => {
    const output = await rspamc(['-z', '--mime'], STORY);
    expect(output.match(/^X-Counterfoil-Verdict: impersonation; score=/gm)).toHaveLength(1);
  });

  it('shows its token', async () => {
    expect(await rspamc(['-P', TOKEN], STORY, guardedPort)).toMatch(/^Action: add header$/m);
    expect(await rspamc([], STORY, guardedPort)).toMatch(/401|A token is needed/);
  });
});
